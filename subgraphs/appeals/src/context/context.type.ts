import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How many appeals came in a month." })
class AppealMonth {
  @Field(() => PlainDateScalar, { description: "Its first day." })
  startsOn!: PlainDate;

  @Field(() => Int, { description: "How many came." })
  count!: number;
}

@ObjectType({ description: "How the number of appeals goes («динамика обращений»)." })
export class AppealTrend {
  @Field(() => Int, { description: "How many came in the last 90 days." })
  lastCount!: number;

  @Field(() => Int, { description: "How many came in the 90 days before those." })
  beforeCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many times as many as before, as 4 for «выросло в 4 раза»; null where there were none before.",
  })
  get growth(): number | null {
    return this.beforeCount === 0 ? null : Math.round((this.lastCount / this.beforeCount) * 10) / 10;
  }

  @Field(() => [AppealMonth], {
    description: "The last twelve months with the one that runs, the earliest first.",
  })
  months!: AppealMonth[];
}

/** What is to be compared: an appeal that came, or what a caller says. */
export interface Subject {
  readonly appealId: string | null;
  readonly regionId: string;
  readonly employerName: string | null;
  readonly employerTaxId: string | null;
  readonly topicCode: string | null;
  readonly branch: string | null;
}

@ObjectType({
  description:
    "What the hotline remembers at a call («контекст обращения»): of those appeals alone that the reader handles. Earlier ones of the same caller are `Member.appeals`.",
})
export class AppealContext {
  constructor(readonly subject: Subject) {}
}
