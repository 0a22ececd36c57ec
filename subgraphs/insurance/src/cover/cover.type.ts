import { daysAfter } from "@angel/kit/days";
import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { InsuranceProgramme, ProgrammeTerms } from "../programme/programme.entity.js";
import type { Period } from "./history.loader.js";
import { type Span, type Uncovered } from "./span.js";

enum CoverStatus {
  COVERED = "COVERED",
  NOT_ON_REGISTER = "NOT_ON_REGISTER",
  NO_PROGRAMME = "NO_PROGRAMME",
  CARD_NOT_IN_FORCE = "CARD_NOT_IN_FORCE",
}

registerEnumType(CoverStatus, {
  name: "CoverStatus",
  description: "Whether a day is covered, and why not.",
  valuesConfig: {
    COVERED: { description: "Covered («застрахован»)." },
    NOT_ON_REGISTER: { description: "Not on any register that day («не состоит на учёте»)." },
    NO_PROGRAMME: { description: "No programme held there that day («нет действующей программы»)." },
    CARD_NOT_IN_FORCE: {
      description: "The card was not in the member's hands, or did not count («ЭПБ не действует»).",
    },
  },
});

@ObjectType({
  description:
    "The policy that a membership card is («страховой полис»): round the clock, every day of its period.",
})
export class InsurancePolicy {
  constructor(
    private readonly span: Span,
    private readonly period: Period,
  ) {}

  @Field(() => String, { description: "Its number: that of the card." })
  get number(): string {
    return this.span.cardNumber;
  }

  @Field(() => InsuranceProgramme, { description: "The programme that promises it." })
  get programme(): InsuranceProgramme {
    return this.span.programme;
  }

  @Field(() => ProgrammeTerms, { description: "The terms that hold on the day asked for." })
  get terms(): ProgrammeTerms {
    return this.span.terms;
  }

  @Field(() => Money, { description: "The sum insured («Страховая сумма»)." })
  get sum(): Money {
    return this.span.terms.sum;
  }

  @Field(() => Organisation, {
    nullable: true,
    description: "The primary where the member is on the register that day; null when it cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.span.organisationId);
  }

  @Field(() => PlainDateScalar, { description: "Since which day the member is covered without a gap." })
  get coveredFrom(): PlainDate {
    return this.period.fromOn;
  }

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the cover; null while no end is known.",
  })
  get coveredUntil(): PlainDate | null {
    return this.period.untilOn && daysAfter(this.period.untilOn, -1);
  }
}

@ObjectType({ description: "Whether a member is insured on a day («страховая защита»)." })
export class InsuranceCover {
  constructor(day: PlainDate, found: { span: Span; period: Period } | Uncovered) {
    this.on = day;
    this.status = typeof found === "string" ? CoverStatus[found] : CoverStatus.COVERED;
    this.policy = typeof found === "string" ? null : new InsurancePolicy(found.span, found.period);
  }

  @Field(() => PlainDateScalar, { description: "The day." })
  on: PlainDate;

  @Field(() => CoverStatus, { description: "Covered, or why not." })
  status: CoverStatus;

  @Field(() => Boolean, { description: "Whether the day is covered." })
  get isCovered(): boolean {
    return this.policy !== null;
  }

  @Field(() => InsurancePolicy, {
    nullable: true,
    description: "The policy; null when the day is not covered.",
  })
  policy: InsurancePolicy | null;
}
