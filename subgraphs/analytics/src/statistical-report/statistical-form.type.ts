import { DateTimeScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Organisation } from "../organisation/organisation.stub.js";
import type { Facts } from "./fact.js";
import type { Figures } from "./figures.js";
import { StatisticalFormKind } from "./form-kind.js";
import { StatisticalUnit } from "./row.js";

registerEnumType(StatisticalUnit, {
  name: "StatisticalUnit",
  description: "What a figure of a form counts.",
  valuesConfig: {
    PERSONS: { description: "People." },
    ORGANISATIONS: { description: "Organisations." },
    PIECES: { description: "Things: groups, agreements." },
    SHARE: { description: "A share in percent, cut off after one decimal and not rounded." },
    AVERAGE: { description: "An average, cut off after one decimal." },
    DAY: { description: "A day: the row has `on` and no value." },
  },
});

@ObjectType({ description: "A row of a statutory form with what stands in it." })
export class StatisticalRow {
  @Field(() => String, { description: "Its number on the form: «2.1»." })
  number!: string;

  @Field(() => String, { description: "Its title, in Russian as on the form." })
  title!: string;

  @Field(() => StatisticalUnit, { description: "What it counts." })
  unit!: StatisticalUnit;

  @Field(() => String, { description: "Where the figure comes from, in Russian: a tab of the card or form." })
  source!: string;

  @Field(() => String, { description: "How it is made: the facts that are added and divided." })
  formula!: string;

  @Field(() => Float, {
    nullable: true,
    description: "The figure; null for a day, and for a share of nothing.",
  })
  value!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "What is divided, where the row is a share or an average.",
  })
  numerator!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "What it is divided by, where the row is a share or an average.",
  })
  denominator!: number | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day, where the row is one; null when not known.",
  })
  on!: PlainDate | null;

  facts!: readonly string[];
  form!: StatisticalForm;
}

@ObjectType({ description: "How many primaries there are of a kind." })
export class PrimaryShare {
  @Field(() => String, { description: "The kind: the code of a type, or a size as «15–49»." })
  kind!: string;

  @Field(() => Int, { description: "How many primaries." })
  primaries!: number;

  @Field(() => Int, { description: "How many members they have together." })
  members!: number;
}

@ObjectType({
  description:
    "A statutory form that fills itself: what the register says of a day, of an organisation and all below it.",
})
export class StatisticalForm {
  @Field(() => StatisticalFormKind, { description: "Which form it is, by the level of the organisation." })
  kind!: StatisticalFormKind;

  @Field(() => PlainDateScalar, {
    description: "The day at whose end it is counted: 1 January, or today for a draft.",
  })
  on!: PlainDate;

  @Field(() => PlainDateScalar, {
    description:
      "The day after which movements count: 1 January before; those of that day belong to the year before.",
  })
  periodFrom!: PlainDate;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      "When the figures of the whole Union were counted as a whole, within the last hour; whatever the registry has told of since is among them. Null where they are counted as they are read.",
  })
  countedAt!: Date | null;

  place!: Organisation;
  /** Where its facts stand: of a form that was locked they are counted when asked for. */
  figures!: () => Promise<Figures>;
  facts!: Facts;
  /** The rows it was locked with; all of its year where it is not. */
  numbers?: ReadonlySet<string>;
}
