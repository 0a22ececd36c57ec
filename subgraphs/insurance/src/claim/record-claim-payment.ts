import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { HealthVault } from "../health/health-vault.js";
import { advanceClaim } from "./advance-claim.js";
import { Claim } from "./claim.entity.js";
import { claimPaid } from "./claim.events.js";
import { ClaimChangedMeanwhile, ClaimNotFound, ClaimStateDiffers, OwnClaim } from "./claim-problems.js";
import { ClaimState } from "./claim-state.js";
import { handledClaim } from "./handled-claim.js";

const LONGEST_REFERENCE = 100;

@InputType({ description: "A payment that was made." })
class RecordClaimPaymentInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => String, { description: "The claim's `revision` as it was read." })
  revision!: string;

  @Field(() => PlainDateScalar, { description: "The day of the payment, none to come." })
  paidOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "The number of the payment, at most 100 characters." })
  reference?: string | null;
}

@ObjectType({ description: "The payment is recorded." })
class RecordClaimPaymentPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;
}

const RecordClaimPaymentResult = createUnionType({
  name: "RecordClaimPaymentResult",
  description: "Whether the payment is recorded.",
  types: () =>
    [
      RecordClaimPaymentPayload,
      ClaimNotFound,
      OwnClaim,
      ClaimChangedMeanwhile,
      ClaimStateDiffers,
      InvalidInput,
    ] as const,
});

/** An approved claim was paid. */
@Resolver()
export class RecordClaimPayment {
  @Mutation(() => RecordClaimPaymentResult, {
    description: "Record that an approved claim was paid («выплачено»).",
  })
  @May(Permission.HANDLE_CLAIMS)
  async recordClaimPayment(
    @Arg("input", () => RecordClaimPaymentInput, { description: "The payment." })
    input: RecordClaimPaymentInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordClaimPaymentResult> {
    const { em, tell, companion, viewer } = context;
    const claim = await handledClaim(input, [ClaimState.APPROVED], context);
    if (!(claim instanceof Claim)) return claim;
    const reference = tidy(input.reference ?? "") || null;
    const fault =
      faultOfDay(input.paidOn, claim) ??
      (reference && faultOfText("reference", reference, LONGEST_REFERENCE));
    if (fault) return new InvalidInput([fault]);
    claim.paidOn = input.paidOn;
    claim.paymentReference = reference;
    const hand = { em, tell, vault: companion(HealthVault), accountId: viewer.accountId };
    await advanceClaim(claim, { state: ClaimState.PAID }, hand);
    const { id: claimId, memberId, number, payoutKopecks } = claim;
    tell(claimPaid, { claimId, memberId, number, kopecks: payoutKopecks ?? 0 });
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
