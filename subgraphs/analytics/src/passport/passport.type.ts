import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Organisation, OrganisationLevel } from "../organisation/organisation.stub.js";

registerEnumType(OrganisationLevel, {
  name: "OrganisationLevel",
  description: "How high an organisation stands in the tree.",
  valuesConfig: {
    NATIONAL: { description: "The whole union («Общероссийский Профсоюз»)." },
    REGIONAL: { description: "A region («региональная, межрегиональная организация»)." },
    OKRUG: { description: "An autonomous district («окружная организация»)." },
    INDUSTRY: {
      description: "An industry's committee in a regional association of unions («отраслевой комитет»).",
    },
    TERRITORIAL: { description: "A town or a rural district («территориальная, местная организация»)." },
    PRIMARY: {
      description: "Where members are on register («первичная профсоюзная организация», ППО).",
    },
  },
});

@ObjectType({ description: "How many organisations of one level there are." })
export class LevelCount {
  @Field(() => OrganisationLevel, { description: "How high they stand." })
  level!: OrganisationLevel;

  @Field(() => Int, { description: "How many, itself among them." })
  count!: number;
}

@ObjectType({
  description:
    "The passport of an organisation, always of today («краткий паспорт»), with who its members are.",
})
export class Passport {
  organisation!: Organisation;

  @Field(() => PlainDateScalar, { description: "The day of the figures («дата актуализации»): today." })
  on!: PlainDate;

  @Field(() => String, {
    nullable: true,
    description: "The individual number («ИНПО»); null before it has one.",
  })
  number!: string | null;

  @Field(() => String, { description: "The full name («наименование полное»)." })
  fullName!: string;

  @Field(() => String, { description: "Its kind in words («тип профсоюзной организации»)." })
  typeName!: string;

  @Field(() => Organisation, {
    nullable: true,
    description: "The territorial organisation above; null without one.",
  })
  territorial!: Organisation | null;

  @Field(() => Organisation, {
    nullable: true,
    description: "The autonomous district above; null without one.",
  })
  okrug!: Organisation | null;

  @Field(() => Organisation, {
    nullable: true,
    description: "The regional organisation above; null without one.",
  })
  regional!: Organisation | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is a legal entity; null when not filled in.",
  })
  isLegalEntity!: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "The chair's name («председатель»); null while there is none.",
  })
  chairName!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the chair is on the staff («штатный») and not a volunteer («на общественных началах»); null when not filled in.",
  })
  isChairStaff!: boolean | null;

  @Field(() => Int, { description: "People on the staff without the chair («работники аппарата»)." })
  staffCount!: number;

  @Field(() => Int, { description: "Seats of the committee («численность комитета»)." })
  committeeSize!: number;

  @Field(() => Int, { description: "Seats of the presidium («численность президиума»)." })
  presidiumSize!: number;

  @Field(() => Int, { description: "Seats of the audit commission («численность КРК»)." })
  auditCommissionSize!: number;

  @Field(() => [LevelCount], { description: "Organisations here and below, the highest first." })
  organisations!: LevelCount[];
}
