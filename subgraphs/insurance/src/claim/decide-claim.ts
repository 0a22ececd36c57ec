import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { HealthVault } from "../health/health-vault.js";
import { advanceClaim } from "./advance-claim.js";
import { Claim } from "./claim.entity.js";
import { claimDecided } from "./claim.events.js";
import { ClaimChangedMeanwhile, ClaimNotFound, ClaimStateDiffers, OwnClaim } from "./claim-problems.js";
import { ClaimState } from "./claim-state.js";
import { handledClaim } from "./handled-claim.js";
import { LONGEST_NOTE } from "./request-claim-documents.js";

enum ClaimDecision {
  APPROVE = "APPROVE",
  REFUSE = "REFUSE",
}

registerEnumType(ClaimDecision, {
  name: "ClaimDecision",
  description: "What is decided of a claim.",
  valuesConfig: {
    APPROVE: { description: "To pay what was assessed («одобрить»)." },
    REFUSE: { description: "Not to pay, and to say why («отказать»)." },
  },
});

@InputType({ description: "What is decided of a claim." })
class DecideClaimInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => String, { description: "The claim's `revision` as it was read." })
  revision!: string;

  @Field(() => ClaimDecision, { description: "To pay or not." })
  decision!: ClaimDecision;

  @Field(() => String, { nullable: true, description: "Why, for the claimant to read; a refusal must say." })
  reason?: string | null;
}

@ObjectType({ description: "The claim is decided." })
class DecideClaimPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;
}

const DecideClaimResult = createUnionType({
  name: "DecideClaimResult",
  description: "Whether the claim is decided.",
  types: () =>
    [
      DecideClaimPayload,
      ClaimNotFound,
      OwnClaim,
      ClaimChangedMeanwhile,
      ClaimStateDiffers,
      InvalidInput,
    ] as const,
});

const FROM = {
  [ClaimDecision.APPROVE]: [ClaimState.ASSESSED],
  [ClaimDecision.REFUSE]: [ClaimState.SUBMITTED, ClaimState.DOCUMENTS, ClaimState.ASSESSED],
};

/** A claim is approved or refused. */
@Resolver()
export class DecideClaim {
  @Mutation(() => DecideClaimResult, {
    description:
      "Approve a claim that was assessed, or refuse one that is not decided yet («решение по заявлению»).",
  })
  @May(Permission.HANDLE_CLAIMS)
  async decideClaim(
    @Arg("input", () => DecideClaimInput, { description: "The decision." }) input: DecideClaimInput,
    @Ctx() context: Context,
  ): Promise<typeof DecideClaimResult> {
    const { em, tell, companion, viewer } = context;
    const claim = await handledClaim(input, FROM[input.decision], context);
    if (!(claim instanceof Claim)) return claim;
    const note = tidy(input.reason ?? "") || null;
    const fault = faultOfReason(input.decision, note);
    if (fault) return new InvalidInput([fault]);
    const state = input.decision === ClaimDecision.APPROVE ? ClaimState.APPROVED : ClaimState.REFUSED;
    const hand = { em, tell, vault: companion(HealthVault), accountId: viewer.accountId };
    await advanceClaim(claim, { state, note }, hand);
    const { id: claimId, memberId, number } = claim;
    tell(claimDecided, { claimId, memberId, number, state });
    return new DecideClaimPayload(claim);
  }
}

function faultOfReason(decision: ClaimDecision, reason: string | null): InvalidField | null {
  if (reason === null && decision === ClaimDecision.APPROVE) return null;
  return faultOfText("reason", reason ?? "", LONGEST_NOTE);
}
