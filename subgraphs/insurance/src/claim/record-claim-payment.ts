import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Claim } from "./claim.entity.js";
import { claimPaid } from "./claim.events.js";
import { openObjections } from "./claim-parts.loader.js";
import { ObjectionWaits } from "./claim-problems.js";
import { ClaimState } from "./claim-state.js";
import { ClaimPayload, handleClaim, HANDLING_PROBLEMS, HandledClaimInput } from "./handled-claim.js";

const LONGEST_REFERENCE = 100;

@InputType({ description: "A payment that was made." })
class RecordClaimPaymentInput extends HandledClaimInput {
  @Field(() => PlainDateScalar, { description: "The day of the payment, none to come." })
  paidOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "The number of the payment, at most 100 characters." })
  reference?: string | null;
}

@ObjectType({ description: "The payment is recorded." })
class RecordClaimPaymentPayload extends ClaimPayload {}

const RecordClaimPaymentResult = createUnionType({
  name: "RecordClaimPaymentResult",
  description: "Whether the payment is recorded.",
  types: () => [RecordClaimPaymentPayload, ...HANDLING_PROBLEMS, ObjectionWaits] as const,
});

/** An approved claim was paid. */
@Resolver()
export class RecordClaimPayment {
  @Mutation(() => RecordClaimPaymentResult, {
    description:
      "Record that an approved claim was paid («выплачено»). While an objection waits for its answer, nothing is paid.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async recordClaimPayment(
    @Arg("input", () => RecordClaimPaymentInput, { description: "The payment." })
    input: RecordClaimPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordClaimPaymentResult> {
    const claim = await handleClaim(input, context, {
      from: [ClaimState.APPROVED],
      step: async (approved) => {
        if (await context.load(openObjections).load(approved.id)) return new ObjectionWaits();
        const reference = tidy(input.reference ?? "") || null;
        const fault =
          faultOfDay(input.paidOn, approved) ??
          (reference && faultOfText("reference", reference, LONGEST_REFERENCE));
        if (fault) return new InvalidInput([fault]);
        approved.paidOn = input.paidOn;
        approved.paymentReference = reference;
        return { state: ClaimState.PAID };
      },
    });
    if (!(claim instanceof Claim)) return claim;
    const { id: claimId, memberId, number, payoutKopecks } = claim;
    context.tell(claimPaid, { claimId, memberId, number, kopecks: payoutKopecks ?? 0 });
    return new RecordClaimPaymentPayload(claim);
  }
}

function faultOfDay(paidOn: PlainDate, { incidentOn }: Claim): InvalidField | null {
  if (paidOn <= today() && paidOn >= incidentOn) return null;
  return new InvalidField("paidOn", {
    ru: "Не раньше события и не позже сегодняшнего дня.",
    en: "Not before the injury and not later than today.",
  });
}
