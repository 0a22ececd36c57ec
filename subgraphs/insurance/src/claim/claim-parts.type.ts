import { Money } from "@angel/kit/values";
import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { ClaimDocumentKind, ClaimState } from "./claim-state.js";

@ObjectType({ description: "A step of a claim: who took it, and when («история заявления»)." })
export class ClaimStep {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => ClaimState, { description: "The state it brought the claim to, or left it in." })
  state!: ClaimState;

  @Field(() => Date, { description: "When." })
  takenAt!: Date;

  @Field(() => Boolean, {
    description: "Whether the claimant took it; else somebody of the union, or the insurer.",
  })
  isByClaimant!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "What was said with it; null when nothing was, and for handlers while the consent does not stand.",
  })
  note!: string | null;
}

@ObjectType({ description: "A paper or a picture of a claim («документ»)." })
export class ClaimDocument {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => ClaimDocumentKind, { description: "What it is." })
  kind!: ClaimDocumentKind;

  @Field(() => String, { description: "The name it was sent under." })
  name!: string;

  @Field(() => String, { description: "Its media type." })
  mediaType!: string;

  @Field(() => Int, { description: "How many bytes it has." })
  size!: number;

  @Field(() => Date, { description: "When it was added." })
  addedAt!: Date;

  @Field(() => String, { description: "Where it can be read, for ten minutes." })
  link!: string;
}

@ObjectType({ description: "A paper that a claim needs («контрольный список»)." })
export class ClaimChecklistItem {
  @Field(() => ClaimDocumentKind, { description: "What is needed." })
  kind!: ClaimDocumentKind;

  @Field(() => Boolean, { description: "Whether it lies there." })
  isThere!: boolean;

  @Field(() => String, { description: "Why it is needed." })
  because!: string;
}

enum PayoutVerdict {
  COUNTED = "COUNTED",
  LIGHTER = "LIGHTER",
  REPEATED = "REPEATED",
  WITHOUT_INJURY = "WITHOUT_INJURY",
  NEEDS_XRAY = "NEEDS_XRAY",
  TREATED_TOO_SHORTLY = "TREATED_TOO_SHORTLY",
  TOO_EARLY = "TOO_EARLY",
}

registerEnumType(PayoutVerdict, {
  name: "PayoutVerdict",
  description: "Whether a line counts, and why not.",
  valuesConfig: {
    COUNTED: { description: "It counts." },
    LIGHTER: { description: "A heavier injury of the same article counts in its place." },
    REPEATED: { description: "A supplement is added once." },
    WITHOUT_INJURY: { description: "A supplement has no injury of its article to be added to." },
    NEEDS_XRAY: { description: "No X-ray confirms it." },
    TREATED_TOO_SHORTLY: { description: "The treatment was shorter than the row asks." },
    TOO_EARLY: { description: "It is paid only so many months after the injury." },
  },
});

@ObjectType({
  description: "A line of an assessment: what was found, what it gives, and why («строка расчёта»).",
})
export class AssessmentLine {
  @Field(() => String, { description: "The number of the article." })
  article!: string;

  @Field(() => String, { description: "The code of the row." })
  code!: string;

  @Field(() => String, {
    description: "What the row names, in the reader's language where it is translated.",
  })
  title!: string;

  @Field(() => Int, { description: "How many of the kind." })
  count!: number;

  @Field(() => Boolean, { description: "Whether an X-ray confirms it." })
  isXrayed!: boolean;

  @Field(() => Int, { nullable: true, description: "How many days the treatment took; null when unknown." })
  treatmentDays!: number | null;

  @Field(() => Float, { description: "What the row says, in percent." })
  percent!: number;

  @Field(() => Float, { description: "What of it counts, in percent." })
  countedPercent!: number;

  @Field(() => Money, { description: "What that is in money." })
  money!: Money;

  @Field(() => PayoutVerdict, { description: "Whether it counts." })
  verdict!: PayoutVerdict;

  @Field(() => String, { description: "Why, in a sentence." })
  because!: string;
}

@ObjectType({ description: "How the sum of a claim was reckoned («расчёт выплаты»)." })
export class ClaimAssessment {
  @Field(() => [AssessmentLine], { description: "Line by line, in the order of the table." })
  lines!: AssessmentLine[];

  @Field(() => Float, { description: "The percent of the sum insured, at most 100." })
  percent!: number;

  @Field(() => Boolean, {
    description: "Whether the lines came to more than the whole sum, and were cut to it.",
  })
  isCapped!: boolean;

  @Field(() => Money, { description: "What the table gives; `payout` is what was decided." })
  money!: Money;
}

export enum ClaimSignalKind {
  SAME_PHOTO = "SAME_PHOTO",
  MANY_OF_PERSON = "MANY_OF_PERSON",
  MANY_OF_ORGANISATION = "MANY_OF_ORGANISATION",
  COVER_JUST_BEGUN = "COVER_JUST_BEGUN",
  NO_COVER_NOW = "NO_COVER_NOW",
  SUM_OUTLIER = "SUM_OUTLIER",
}

registerEnumType(ClaimSignalKind, {
  name: "ClaimSignalKind",
  description: "What is unusual about a claim. It proves nothing: a person looks.",
  valuesConfig: {
    SAME_PHOTO: { description: "The same file lies beside another claim («то же фото»)." },
    MANY_OF_PERSON: { description: "The third claim of the person within a year, or a later one." },
    MANY_OF_ORGANISATION: { description: "Five claims or more of one primary within 90 days." },
    COVER_JUST_BEGUN: { description: "The injury came within a week of the beginning of the cover." },
    NO_COVER_NOW: {
      description: "By what the register says now, the day was not covered («травма до страхования»).",
    },
    SUM_OUTLIER: { description: "The sum is far above what claims come to («выброс суммы»)." },
  },
});

@ObjectType({ description: "Something unusual about a claim, for a person to look at («сигнал»)." })
export class ClaimSignal {
  @Field(() => ClaimSignalKind, { description: "What is unusual." })
  kind!: ClaimSignalKind;

  @Field(() => [Int], {
    description: "The numbers of other claims that it is about; at most ten, none for some kinds.",
  })
  claimNumbers!: number[];
}
