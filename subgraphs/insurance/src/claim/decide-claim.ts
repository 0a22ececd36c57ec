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
  InputType,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { Claim } from "./claim.entity.js";
import { claimDecided } from "./claim.events.js";
import { ClaimState, UNDECIDED } from "./claim-state.js";
import { ClaimPayload, handleClaim, HANDLING_PROBLEMS, HandledClaimInput } from "./handled-claim.js";
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
class DecideClaimInput extends HandledClaimInput {
  @Field(() => ClaimDecision, { description: "To pay or not." })
  decision!: ClaimDecision;

  @Field(() => String, { nullable: true, description: "Why, for the claimant to read; a refusal must say." })
  reason?: string | null;
}

@ObjectType({ description: "The claim is decided." })
class DecideClaimPayload extends ClaimPayload {}

const DecideClaimResult = createUnionType({
  name: "DecideClaimResult",
  description: "Whether the claim is decided.",
  types: () => [DecideClaimPayload, ...HANDLING_PROBLEMS] as const,
});

const FROM = {
  [ClaimDecision.APPROVE]: [ClaimState.ASSESSED],
  [ClaimDecision.REFUSE]: UNDECIDED,
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
    const state = input.decision === ClaimDecision.APPROVE ? ClaimState.APPROVED : ClaimState.REFUSED;
    const claim = await handleClaim(input, context, {
      from: FROM[input.decision],
      step: () => {
        const note = tidy(input.reason ?? "") || null;
        const fault = faultOfReason(input.decision, note);
        return fault ? new InvalidInput([fault]) : { state, note };
      },
    });
    if (!(claim instanceof Claim)) return claim;
    const { id: claimId, memberId, number } = claim;
    context.tell(claimDecided, { claimId, memberId, number, state });
    return new DecideClaimPayload(claim);
  }
}

function faultOfReason(decision: ClaimDecision, reason: string | null): InvalidField | null {
  if (reason === null && decision === ClaimDecision.APPROVE) return null;
  return faultOfText("reason", reason ?? "", LONGEST_NOTE);
}
