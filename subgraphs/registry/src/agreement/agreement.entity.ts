import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum AgreementKind {
  COLLECTIVE_AGREEMENT = "COLLECTIVE_AGREEMENT",
  SECTORAL_AGREEMENT = "SECTORAL_AGREEMENT",
  TERRITORIAL_AGREEMENT = "TERRITORIAL_AGREEMENT",
  OTHER = "OTHER",
}

registerEnumType(AgreementKind, {
  name: "AgreementKind",
  description: "What an act of social partnership is.",
  valuesConfig: {
    COLLECTIVE_AGREEMENT: { description: "With an employer («коллективный договор»)." },
    SECTORAL_AGREEMENT: { description: "For an industry («отраслевое соглашение»)." },
    TERRITORIAL_AGREEMENT: { description: "For a place («территориальное соглашение»)." },
    OTHER: { description: "Any other." },
  },
});

/** An act of social partnership between the union and employers or authorities. */
@Entity({ tableName: "agreements" })
@ObjectType({ description: "An act of social partnership («Акты соцпартнёрства»)." })
export class Agreement {
  [OptionalProps]?: "path";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => AgreementKind, { description: "What it is." })
  kind!: AgreementKind;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Its number, of the notice of registration; null when it has none.",
  })
  number!: string | null;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its title." })
  title!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "Its first day." })
  validFrom!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "Its last day; null while no end is set." })
  validUntil!: PlainDate | null;

  @Property({ type: "text[]" })
  @Field(() => [String], { description: "Who made it with the organisation («стороны»)." })
  parties!: string[];

  @Property({ type: "timestamptz", nullable: true })
  struckAt!: Date | null;

  path!: string;
}
