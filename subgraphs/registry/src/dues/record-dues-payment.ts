import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { KopecksScalar, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { dayToCome, keepMember } from "../member/kept-member.js";
import { DuesForm } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { DuesPayment } from "./dues-payment.entity.js";
import { DuesSheetClosed } from "./dues-sheet-closed.js";
import { MonthScalar } from "./month.js";
import { addPayment, isSheetClosed } from "./payments.js";

const MOST_KOPECKS = 100_000_000;
const LONGEST_REFERENCE = 100;

const TAKEN = {
  ru: "Под этим номером записан другой платёж.",
  en: "Another payment stands under this reference.",
};

@InputType({ description: "Dues that a member has paid." })
class RecordDuesPaymentInput {
  @Field(() => ID, { description: "Who paid." })
  memberId!: string;

  @Field(() => MonthScalar, { description: "For which month." })
  month!: PlainDate;

  @Field(() => KopecksScalar, { description: "How much, from one kopeck to a million roubles." })
  kopecks!: number;

  @Field(() => DuesForm, { defaultValue: DuesForm.CASH, description: "How it was paid; not EXEMPT." })
  form!: DuesForm;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day; today when left out, none to come.",
  })
  paidOn?: PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      "What tells the payment from every other of the organisation, as the number of a slip. With it, repeating records nothing twice.",
  })
  reference?: string | null;
}

@ObjectType({ description: "The payment is recorded." })
class RecordDuesPaymentPayload {
  @Field(() => DuesPayment, { description: "The payment." })
  payment: DuesPayment;

  constructor(payment: DuesPayment) {
    this.payment = payment;
  }
}

@ObjectType({ implements: Problem, description: "Another payment has this reference." })
class ReferenceTaken extends Problem {
  @Field(() => DuesPayment, { description: "The payment that has it." })
  payment: DuesPayment;

  constructor(payment: DuesPayment) {
    super(TAKEN);
    this.payment = payment;
  }
}

const RecordDuesPaymentResult = createUnionType({
  name: "RecordDuesPaymentResult",
  description: "How recording the payment went.",
  types: () =>
    [RecordDuesPaymentPayload, MemberNotFound, DuesSheetClosed, ReferenceTaken, InvalidInput] as const,
});

/** The keeper of a register records dues that were paid in cash or came in another way. */
@Resolver()
export class RecordDuesPayment {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RecordDuesPaymentResult, {
    description: "Record dues that a member has paid («отметка об уплате взноса»).",
  })
  async recordDuesPayment(
    @Arg("input", () => RecordDuesPaymentInput, { description: "Who paid, how much, for which month." })
    input: RecordDuesPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordDuesPaymentResult> {
    const paidOn = input.paidOn ?? today();
    const reference = tidy(input.reference ?? "") || `recorded ${randomUUID()}`;
    const faults = faultsOf(input, paidOn, reference);
    if (faults.length > 0) return new InvalidInput(faults);
    const kept = await keepMember(input.memberId, context);
    if (!kept) return new MemberNotFound();
    const { id: memberId, primaryId: organisationId } = kept.member;
    const { month, kopecks, form } = input;
    if (await isSheetClosed(organisationId, month, context)) return new DuesSheetClosed();

    const payment = await addPayment(
      { memberId, organisationId, month, kopecks, form, paidOn, reference },
      context,
    );
    if (!payment) return new InvalidInput([new InvalidField("reference", TAKEN)]);
    const isThis = payment.memberId === memberId && payment.month === month && payment.kopecks === kopecks;
    return isThis ? new RecordDuesPaymentPayload(payment) : new ReferenceTaken(payment);
  }
}

function faultsOf(
  { kopecks, form }: RecordDuesPaymentInput,
  paidOn: PlainDate,
  reference: string,
): InvalidField[] {
  const faultOfReference = faultOfText("reference", reference, LONGEST_REFERENCE);
  return [
    ...(kopecks >= 1 && kopecks <= MOST_KOPECKS ? [] : [wrongSum()]),
    ...(form === DuesForm.EXEMPT ? [exempt()] : []),
    ...(paidOn > today() ? [dayToCome("paidOn")] : []),
    ...(faultOfReference ? [faultOfReference] : []),
  ];
}

function wrongSum(): InvalidField {
  return new InvalidField("kopecks", {
    ru: "От копейки до миллиона рублей.",
    en: "From one kopeck to a million roubles.",
  });
}

function exempt(): InvalidField {
  return new InvalidField("form", { ru: "Освобождённый не платит.", en: "Who is exempt does not pay." });
}
