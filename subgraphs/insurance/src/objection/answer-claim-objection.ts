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
import { advanceClaim } from "../claim/advance-claim.js";
import { Claim } from "../claim/claim.entity.js";
import {
  ClaimChangedMeanwhile,
  ClaimNotFound,
  ClaimStateDiffers,
  OwnClaim,
} from "../claim/claim-problems.js";
import { ClaimState } from "../claim/claim-state.js";
import { handledClaim } from "../claim/handled-claim.js";
import { sealName } from "../health/health.js";
import { HealthVault } from "../health/health-vault.js";

const LONGEST_TEXT = 4_000;

@InputType({ description: "The answer to the objection that waits." })
class AnswerClaimObjectionInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => String, { description: "The claim's `revision` as it was read." })
  revision!: string;

  @Field(() => Boolean, { description: "Whether the claimant is right, and the claim is considered anew." })
  isAccepted!: boolean;

  @Field(() => String, { description: "The answer, for the claimant to read, 1 to 4,000 characters." })
  answer!: string;
}

@ObjectType({ description: "The objection is answered." })
class AnswerClaimObjectionPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;
}

const AnswerClaimObjectionResult = createUnionType({
  name: "AnswerClaimObjectionResult",
  description: "Whether the objection is answered.",
  types: () =>
    [
      AnswerClaimObjectionPayload,
      ClaimNotFound,
      OwnClaim,
      ClaimChangedMeanwhile,
      ClaimStateDiffers,
      InvalidInput,
    ] as const,
});

/** Who handles a claim answers the claimant's objection. */
@Resolver()
export class AnswerClaimObjection {
  @Mutation(() => AnswerClaimObjectionResult, {
    description:
      "Answer the objection that waits («ответ на возражение»). Accepted, the claim goes back to where papers are gathered.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async answerClaimObjection(
    @Arg("input", () => AnswerClaimObjectionInput, { description: "The answer." })
    input: AnswerClaimObjectionInput,
    @Ctx() context: Context,
  ): Promise<typeof AnswerClaimObjectionResult> {
    const { em, tell, companion, viewer } = context;
    const claim = await handledClaim(input, [ClaimState.REFUSED, ClaimState.APPROVED], context);
    if (!(claim instanceof Claim)) return claim;
    const answer = tidy(input.answer);
    const fault = faultOfText("answer", answer, LONGEST_TEXT);
    if (fault) return new InvalidInput([fault]);
    const [waiting] = await em.execute<{ id: string; sealed: Uint8Array }[]>(
      "select id, sealed from claim_objections where claim_id = ? and answered_at is null",
      [claim.id],
    );
    if (!waiting) return new ClaimStateDiffers(claim.state);
    const vault = companion(HealthVault);
    const name = sealName.objection(waiting.id);
    const { text } = vault.open<{ text: string }>(name, waiting.sealed);
    await em.execute(
      `update claim_objections set sealed = ?, is_accepted = ?, answered_at = now(), answered_by = ? where id = ?`,
      [vault.seal(name, { text, answer }), input.isAccepted, viewer.accountId, waiting.id],
    );
    const state = input.isAccepted ? ClaimState.DOCUMENTS : claim.state;
    await advanceClaim(claim, { state }, { em, tell, vault, accountId: viewer.accountId });
    return new AnswerClaimObjectionPayload(claim);
  }
}
