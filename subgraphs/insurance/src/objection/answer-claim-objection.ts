import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Step } from "../claim/advance-claim.js";
import { Claim } from "../claim/claim.entity.js";
import { claimObjectionAnswered } from "../claim/claim.events.js";
import { ClaimStateDiffers } from "../claim/claim-problems.js";
import { ClaimState } from "../claim/claim-state.js";
import { ClaimPayload, handleClaim, HANDLING_PROBLEMS, HandledClaimInput } from "../claim/handled-claim.js";
import { sealName } from "../health/health.js";
import { HealthVault } from "../health/health-vault.js";

const LONGEST_TEXT = 4_000;

@InputType({ description: "The answer to the objection that waits." })
class AnswerClaimObjectionInput extends HandledClaimInput {
  @Field(() => Boolean, { description: "Whether the claimant is right, and the claim is considered anew." })
  isAccepted!: boolean;

  @Field(() => String, { description: "The answer, for the claimant to read, 1 to 4,000 characters." })
  answer!: string;
}

@ObjectType({ description: "The objection is answered." })
class AnswerClaimObjectionPayload extends ClaimPayload {}

const AnswerClaimObjectionResult = createUnionType({
  name: "AnswerClaimObjectionResult",
  description: "Whether the objection is answered.",
  types: () => [AnswerClaimObjectionPayload, ...HANDLING_PROBLEMS] as const,
});

/** Who handles a claim answers the claimant's objection. */
@Resolver()
export class AnswerClaimObjection {
  @Mutation(() => AnswerClaimObjectionResult, {
    description:
      "Answer the objection that waits («ответ на возражение»). Accepted, the claim goes back to where papers are gathered; of a claim that was paid meanwhile it can only be declined.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async answerClaimObjection(
    @Arg("input", () => AnswerClaimObjectionInput, { description: "The answer." })
    input: AnswerClaimObjectionInput,
    @Ctx() context: Context,
  ): Promise<typeof AnswerClaimObjectionResult> {
    const claim = await handleClaim(input, context, {
      from: [ClaimState.REFUSED, ClaimState.APPROVED, ...(input.isAccepted ? [] : [ClaimState.PAID])],
      step: (decided) => answered(decided, input, context),
    });
    if (!(claim instanceof Claim)) return claim;
    const { id: claimId, memberId, number } = claim;
    context.tell(claimObjectionAnswered, { claimId, memberId, number, isAccepted: input.isAccepted });
    return new AnswerClaimObjectionPayload(claim);
  }
}

async function answered(
  claim: Claim,
  { answer: said, isAccepted }: AnswerClaimObjectionInput,
  { em, companion, viewer }: Context,
): Promise<Step | ClaimStateDiffers | InvalidInput> {
  const answer = tidy(said);
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
    [vault.seal(name, { text, answer }), isAccepted, viewer.accountId, waiting.id],
  );
  return { state: isAccepted ? ClaimState.DOCUMENTS : claim.state };
}
