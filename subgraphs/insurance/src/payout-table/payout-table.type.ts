// Brings what decorators keep their word in, before any of them speaks.
import "@angel/kit/values";
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

export enum PayoutRowKind {
  INJURY = "INJURY",
  SUPPLEMENT = "SUPPLEMENT",
}

registerEnumType(PayoutRowKind, {
  name: "PayoutRowKind",
  description: "How a row of the table counts.",
  valuesConfig: {
    INJURY: { description: "An injury: of those in one article only the heaviest counts («повреждение»)." },
    SUPPLEMENT: {
      description: "Added once to the heaviest injury of its article, as an operation («дополнительно»).",
    },
  },
});

@InputType("PayoutRowInput", { description: "A row of a payout table." })
@ObjectType({ description: "A row of a payout table: what is paid for («подпункт»)." })
export class PayoutRow {
  @Field(() => String, { description: "Its code in the table, as `7а`; the same in all versions." })
  code!: string;

  @Field(() => String, { description: "What it names, in Russian." })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: "The same in English; null where nobody translated it.",
  })
  titleEnglish?: string | null;

  @Field(() => PayoutRowKind, { defaultValue: PayoutRowKind.INJURY, description: "How it counts." })
  kind!: PayoutRowKind;

  @Field(() => Float, {
    description: "Percent of the sum insured, above 0 to 100, with at most two decimals.",
  })
  percent!: number;

  @Field(() => Float, { defaultValue: 0, description: "Percent for each further one of the kind; mostly 0." })
  percentPerFurther!: number;

  @Field(() => [String], {
    defaultValue: [],
    description:
      "Words by which people tell of it, beside those of the title; suggestions are sought by them.",
  })
  words!: string[];

  @Field(() => Boolean, { defaultValue: false, description: "Whether an X-ray must confirm it." })
  needsXray!: boolean;

  @Field(() => Int, { nullable: true, description: "The least days of treatment; null when any will do." })
  leastTreatmentDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many months after the injury it can be paid at the earliest; null when at once.",
  })
  leastMonths?: number | null;
}

@InputType("PayoutArticleInput", { description: "An article of a payout table." })
@ObjectType({ description: "An article of a payout table: rows of which the heaviest counts («статья»)." })
export class PayoutArticle {
  @Field(() => String, { description: "Its number, as `45`." })
  number!: string;

  @Field(() => String, { description: "What it is about, in Russian." })
  title!: string;

  @Field(() => [PayoutRow], { description: "Its rows, at least one." })
  rows!: PayoutRow[];
}

@InputType("PayoutSectionInput", { description: "A section of a payout table." })
@ObjectType({ description: "A section of a payout table: a part of the body («раздел»)." })
export class PayoutSection {
  @Field(() => String, { description: "What it is about, in Russian." })
  title!: string;

  @Field(() => [PayoutArticle], { description: "Its articles, at least one." })
  articles!: PayoutArticle[];
}
