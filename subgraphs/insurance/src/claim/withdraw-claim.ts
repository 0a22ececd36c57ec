import { Open } from "@angel/kit/may";
import { unauthenticated } from "@angel/kit/refusal";
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
import { HealthVault } from "../health/health-vault.js";
import { advanceClaim } from "./advance-claim.js";
import { claimWithdrawn } from "./claim.events.js";
import { ClaimNotFound, ClaimStateDiffers } from "./claim-problems.js";
import { ClaimState } from "./claim-state.js";
import { ClaimPayload, lockedClaim } from "./handled-claim.js";

@InputType({ description: "Which claim to take back." })
class WithdrawClaimInput {
  @Field(() => ID, { description: "The claim, one's own." })
  claimId!: string;
}

@ObjectType({ description: "The claim is taken back." })
class WithdrawClaimPayload extends ClaimPayload {}

const WithdrawClaimResult = createUnionType({
  name: "WithdrawClaimResult",
  description: "Whether the claim is taken back.",
  types: () => [WithdrawClaimPayload, ClaimNotFound, ClaimStateDiffers] as const,
});

/** The claimant takes a claim back while nobody reckons it. */
@Resolver()
export class WithdrawClaim {
  @Mutation(() => WithdrawClaimResult, {
    description:
      "Take one's own claim back while it is submitted or waits for papers («отозвать заявление»). Once more changes nothing; of the same injury another claim may be submitted.",
  })
  @Open("It is for the claimant, who may have left the union; the deed asks who it is.")
  async withdrawClaim(
    @Arg("input", () => WithdrawClaimInput, { description: "The claim." }) { claimId }: WithdrawClaimInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawClaimResult> {
    const { em, viewer, tell, companion } = context;
    const { accountId, memberId } = viewer;
    if (accountId === null || memberId === null) throw unauthenticated();
    const claim = await lockedClaim(claimId, context);
    if (claim?.memberId !== memberId) return new ClaimNotFound();
    if (claim.state === ClaimState.WITHDRAWN) return new WithdrawClaimPayload(claim);
    if (![ClaimState.SUBMITTED, ClaimState.DOCUMENTS].includes(claim.state))
      return new ClaimStateDiffers(claim.state);
    // It may have been reckoned before papers were asked for.
    Object.assign(claim, { hundredths: null, payoutKopecks: null });
    const hand = { em, tell, vault: companion(HealthVault), accountId };
    await advanceClaim(claim, { state: ClaimState.WITHDRAWN }, hand);
    tell(claimWithdrawn, { claimId, memberId, number: claim.number });
    return new WithdrawClaimPayload(claim);
  }
}
