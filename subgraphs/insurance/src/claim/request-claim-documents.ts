import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
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
  Resolver,
} from "type-graphql";
import { HealthVault } from "../health/health-vault.js";
import { advanceClaim } from "./advance-claim.js";
import { Claim } from "./claim.entity.js";
import { claimDocumentsRequested } from "./claim.events.js";
import { ClaimChangedMeanwhile, ClaimNotFound, ClaimStateDiffers, OwnClaim } from "./claim-problems.js";
import { ClaimState } from "./claim-state.js";
import { handledClaim } from "./handled-claim.js";

export const LONGEST_NOTE = 2_000;

@InputType({ description: "Which papers a claim lacks." })
class RequestClaimDocumentsInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => String, { description: "The claim's `revision` as it was read." })
  revision!: string;

  @Field(() => String, { description: "What is lacking, for the claimant to read, 1 to 2,000 characters." })
  note!: string;
}

@ObjectType({ description: "The claimant is asked." })
class RequestClaimDocumentsPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;
}

const RequestClaimDocumentsResult = createUnionType({
  name: "RequestClaimDocumentsResult",
  description: "Whether the claimant is asked.",
  types: () =>
    [
      RequestClaimDocumentsPayload,
      ClaimNotFound,
      OwnClaim,
      ClaimChangedMeanwhile,
      ClaimStateDiffers,
      InvalidInput,
    ] as const,
});

/** Who handles a claim asks for papers. */
@Resolver()
export class RequestClaimDocuments {
  @Mutation(() => RequestClaimDocumentsResult, {
    description: "Ask the claimant for papers («запросить документы»).",
  })
  @May(Permission.HANDLE_CLAIMS)
  async requestClaimDocuments(
    @Arg("input", () => RequestClaimDocumentsInput, { description: "What is lacking." })
    input: RequestClaimDocumentsInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestClaimDocumentsResult> {
    const { em, tell, companion, viewer } = context;
    const from = [ClaimState.SUBMITTED, ClaimState.DOCUMENTS, ClaimState.ASSESSED];
    const claim = await handledClaim(input, from, context);
    if (!(claim instanceof Claim)) return claim;
    const note = tidy(input.note);
    const fault = faultOfText("note", note, LONGEST_NOTE);
    if (fault) return new InvalidInput([fault]);
    const hand = { em, tell, vault: companion(HealthVault), accountId: viewer.accountId };
    await advanceClaim(claim, { state: ClaimState.DOCUMENTS, note }, hand);
    const { id: claimId, memberId, number } = claim;
    tell(claimDocumentsRequested, { claimId, memberId, number });
    return new RequestClaimDocumentsPayload(claim);
  }
}
