import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
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
import { DuesCharge } from "./dues-charge.entity.js";
import { DuesPayment } from "./dues-payment.entity.js";
import { settleCharge } from "./settle-charge.js";

@InputType({ description: "Which payment by card to ask the bank about." })
class SettleDuesChargeInput {
  @Field(() => ID, { description: "The payment on its way." })
  chargeId!: string;
}

@ObjectType({ description: "What the bank says." })
class SettleDuesChargePayload {
  @Field(() => DuesCharge, { description: "The payment by card." })
  charge: DuesCharge;

  @Field(() => DuesPayment, { nullable: true, description: "The dues recorded; null unless it is paid." })
  payment: DuesPayment | null;

  constructor(charge: DuesCharge, payment: DuesPayment | null) {
    this.charge = charge;
    this.payment = payment;
  }
}

@ObjectType({ implements: Problem, description: "There is no such payment of yours." })
class DuesChargeNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого вашего платежа.", en: "There is no such payment of yours." });
  }
}

const SettleDuesChargeResult = createUnionType({
  name: "SettleDuesChargeResult",
  description: "How asking the bank went.",
  types: () => [SettleDuesChargePayload, DuesChargeNotFound] as const,
});

/** A member comes back from the bank, and what was paid is recorded, once however often they come. */
@Resolver()
export class SettleDuesCharge {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => SettleDuesChargeResult, {
    description:
      "Ask the bank what has become of one's payment by card, and record the dues when they are paid; whoever does not come back has it asked and recorded all the same.",
  })
  async settleDuesCharge(
    @Arg("input", () => SettleDuesChargeInput, { description: "Which payment." })
    input: SettleDuesChargeInput,
    @Ctx() context: Context,
  ): Promise<typeof SettleDuesChargeResult> {
    const settled = await settleCharge(input.chargeId, context.em, context.viewer.accountId);
    return settled ? new SettleDuesChargePayload(settled.charge, settled.payment) : new DuesChargeNotFound();
  }
}
