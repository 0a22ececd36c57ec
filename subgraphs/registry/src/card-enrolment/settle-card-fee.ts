import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
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
import { paymentProvider } from "../dues/payment-provider.js";
import { ownMember } from "../member/own-member.js";
import { bringCard } from "./bring-card.js";
import { CardEnrolment, CardEnrolmentStatus } from "./card-enrolment.entity.js";
import { CardEnrolmentNotFound } from "./card-enrolment-not-found.js";
import { markEnrolment } from "./mark-enrolment.js";
import { ownEnrolment } from "./own-enrolment.js";

@InputType({ description: "Which fee to ask the bank about." })
class SettleCardFeeInput {
  @Field(() => ID, { description: "One's own joining." })
  enrolmentId!: string;
}

@ObjectType({ description: "What the bank says." })
class SettleCardFeePayload {
  @Field(() => CardEnrolment, { description: "How far joining has come." })
  enrolment: CardEnrolment;

  constructor(enrolment: CardEnrolment) {
    this.enrolment = enrolment;
  }
}

const SettleCardFeeResult = createUnionType({
  name: "SettleCardFeeResult",
  description: "How asking the bank went.",
  types: () => [SettleCardFeePayload, CardEnrolmentNotFound] as const,
});

/** A member comes back from the bank, and what was paid brings the card, once however often they come. */
@Resolver()
export class SettleCardFee {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => SettleCardFeeResult, {
    description:
      "Ask the bank what has become of the fee for joining the card system; once it is paid, the card comes on the telephone. A fee paid for a card that is blocked or lost is kept until the card counts again.",
  })
  async settleCardFee(
    @Arg("input", () => SettleCardFeeInput, { description: "Which fee." })
    { enrolmentId }: SettleCardFeeInput,
    @Ctx() context: Context,
  ): Promise<typeof SettleCardFeeResult> {
    const enrolment = await ownEnrolment(enrolmentId, context);
    if (!enrolment) return new CardEnrolmentNotFound();
    const known = await withWordOfBank(enrolment, context);
    if (known.status !== CardEnrolmentStatus.PAID) return new SettleCardFeePayload(known);
    const member = await ownMember(context);
    const joined = member && (await bringCard(known, member, context));
    return new SettleCardFeePayload(joined instanceof CardEnrolment ? joined : known);
  }
}

/** Money that the bank has taken is recorded even of one who has left meanwhile. */
async function withWordOfBank(enrolment: CardEnrolment, context: Context): Promise<CardEnrolment> {
  const { id, paidAt, providerReference } = enrolment;
  if (paidAt !== null || providerReference === null) return enrolment;
  const outcome = await paymentProvider.outcome(providerReference);
  if (outcome === "PENDING") return enrolment;
  return markEnrolment(id, outcome === "PAID" ? "paid_at" : "declined_at", context);
}
