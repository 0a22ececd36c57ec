import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
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
import { keepMember } from "../member/kept-member.js";
import { DuesPayment } from "./dues-payment.entity.js";
import { DuesSheetClosed } from "./dues-sheet-closed.js";
import { addPayment, isSheetClosed } from "./payments.js";

@InputType({ description: "Which payment to take back." })
class ReverseDuesPaymentInput {
  @Field(() => ID, { description: "The payment, recorded by mistake." })
  paymentId!: string;
}

@ObjectType({ description: "The payment is taken back by one of the opposite sign." })
class ReverseDuesPaymentPayload {
  @Field(() => DuesPayment, { description: "The payment of the opposite sign." })
  payment: DuesPayment;

  constructor(payment: DuesPayment) {
    this.payment = payment;
  }
}

@ObjectType({ implements: Problem, description: "There is no such payment that could be taken back." })
class DuesPaymentNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого платежа среди тех, которые вы ведёте.",
      en: "There is no such payment among those that you keep.",
    });
  }
}

const ReverseDuesPaymentResult = createUnionType({
  name: "ReverseDuesPaymentResult",
  description: "How taking the payment back went.",
  types: () => [ReverseDuesPaymentPayload, DuesPaymentNotFound, DuesSheetClosed] as const,
});

/** The keeper of a register takes back a payment that was recorded by mistake. */
@Resolver()
export class ReverseDuesPayment {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ReverseDuesPaymentResult, {
    description: "Take back a payment recorded by mistake («сторно»). Repeating it takes back nothing more.",
  })
  async reverseDuesPayment(
    @Arg("input", () => ReverseDuesPaymentInput, { description: "Which payment." })
    input: ReverseDuesPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof ReverseDuesPaymentResult> {
    const id = input.paymentId;
    const payment = isUuid(id) ? await context.em.findOne(DuesPayment, { id }) : null;
    if (!payment || payment.reversesId !== null || !(await keepMember(payment.memberId, context))) {
      return new DuesPaymentNotFound();
    }
    const { memberId, organisationId, month, form, kopecks } = payment;
    if (await isSheetClosed(organisationId, month, context)) return new DuesSheetClosed();
    const reverse = await addPayment(
      {
        memberId,
        organisationId,
        month,
        form,
        kopecks: -kopecks,
        paidOn: today(),
        reference: `reverses ${id.toLowerCase()}`,
        reversesId: payment.id,
      },
      context,
    );
    if (!reverse) throw new Error("Whoever sees a payment sees what takes it back.");
    return new ReverseDuesPaymentPayload(reverse);
  }
}
