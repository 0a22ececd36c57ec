import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Share } from "../figure/share.type.js";
import type { Period } from "../figure/period.js";
import { Organisation } from "../organisation/organisation.stub.js";

export enum AppealKind {
  QUESTION = "QUESTION",
  VIOLATION = "VIOLATION",
  PROPOSAL = "PROPOSAL",
}

registerEnumType(AppealKind, {
  name: "AppealKind",
  description: "What kind of appeal it is («вид обращения»).",
  valuesConfig: {
    QUESTION: { description: "A question to be answered («вопрос, консультация»)." },
    VIOLATION: { description: "A violation of rights («нарушение прав»)." },
    PROPOSAL: { description: "A remark or a proposal («замечание, предложение»)." },
  },
});

export enum AppealDimension {
  KIND = "KIND",
  TOPIC = "TOPIC",
  EMPLOYER = "EMPLOYER",
  BRANCH = "BRANCH",
  ORGANISATION = "ORGANISATION",
}

registerEnumType(AppealDimension, {
  name: "AppealDimension",
  description: "By what appeals are told apart.",
  valuesConfig: {
    KIND: { description: "By kind: question, violation, proposal («по виду»)." },
    TOPIC: { description: "By topic of the dictionary («по теме»)." },
    EMPLOYER: { description: "By employer, as appeals name it («по работодателю»)." },
    BRANCH: { description: "By branch of education («по отрасли»)." },
    ORGANISATION: { description: "By organisation right below («по нижестоящим организациям»)." },
  },
});

export enum AppealOrder {
  MOST = "MOST",
  GROWING = "GROWING",
  WIDEST = "WIDEST",
}

registerEnumType(AppealOrder, {
  name: "AppealOrder",
  description: "What stands first in an analysis of appeals.",
  valuesConfig: {
    MOST: { description: "What is appealed about most («самые частые»)." },
    GROWING: {
      description:
        "What has grown most surely since the period before: the difference, measured by what chance alone would make of such numbers («растущие»). From one to four is less than from forty to eighty.",
    },
    WIDEST: {
      description:
        "What the most organisations appeal about («массовые интересы»): it is nobody's own affair but of many.",
    },
  },
});

@InputType({ description: "Which appeals are looked at; what is left out is any." })
export class AppealAnalysisFilter {
  @Field(() => AppealKind, { nullable: true, description: "Of this kind." })
  kind?: AppealKind | null;

  @Field(() => String, { nullable: true, description: "On this topic, by its code." })
  topic?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Of this employer, by the key under which it is told.",
  })
  employer?: string | null;

  @Field(() => String, { nullable: true, description: "Of this branch." })
  branch?: string | null;
}

@ObjectType({ description: "Appeals that have something in common." })
export class AppealFigure {
  @Field(() => String, {
    nullable: true,
    description:
      "What they have in common: the kind, the code of the topic, the employer's key, the branch; null where appeals do not say, and of organisations.",
  })
  value!: string | null;

  @Field(() => Organisation, {
    nullable: true,
    description:
      "The organisation right below where appeals are told apart by it; null otherwise, and of appeals that concern the organisation itself.",
  })
  organisation!: Organisation | null;

  @Field(() => Int, { description: "How many appeals («обращений»)." })
  count!: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many in as many days before; null for those who do not see the cards.",
  })
  before!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How many times as many as before («рост, раз»); null where there were none, and for those who do not see the cards.",
  })
  growth!: number | null;

  @Field(() => Share, { description: "Their share in all that are looked at." })
  share!: Share;

  @Field(() => Int, { description: "How many organisations they concern («организаций»)." })
  organisationCount!: number;
}

@ObjectType({ description: "A step of a series of appeals." })
export class AppealPoint {
  @Field(() => PlainDateScalar, { description: "The first day of the step." })
  countedFrom!: PlainDate;

  @Field(() => PlainDateScalar, {
    description: "The last day of the step; today in the one that has not ended.",
  })
  countedUntil!: PlainDate;

  @Field(() => Int, { description: "How many appeals." })
  count!: number;
}

@ObjectType({
  description:
    "Appeals here and below over days, held against as many days before («анализ обращений»), in the tree as it is today.",
})
export class AppealAnalysis {
  @Field(() => PlainDateScalar, { description: "The first day counted." })
  countedFrom: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last day counted." })
  countedUntil: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The first of the days before; null for those who do not see the cards.",
  })
  comparedFrom: PlainDate | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last of the days before; null for those who do not see the cards.",
  })
  comparedUntil: PlainDate | null;

  constructor(
    readonly organisation: Organisation,
    readonly period: Period,
    /** Null where nothing is told of the days before. */
    readonly before: Period | null,
    readonly filter: AppealAnalysisFilter,
  ) {
    this.countedFrom = period.from;
    this.countedUntil = period.until;
    this.comparedFrom = before?.from ?? null;
    this.comparedUntil = before?.until ?? null;
  }
}
