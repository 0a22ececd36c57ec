import { Open } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { randomUUID } from "node:crypto";
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
import { ClaimNotFound, ClaimStateDiffers } from "../claim/claim-problems.js";
import { ClaimState } from "../claim/claim-state.js";
import { ClaimPayload, lockedClaim } from "../claim/handled-claim.js";
import { sealName } from "../health/health.js";
import { HealthVault } from "../health/health-vault.js";

const LONGEST_TEXT = 4_000;
const LONGEST_NUMBER = 50;

@InputType({ description: "Why a decision is wrong." })
class ObjectToClaimInput {
  @Field(() => ID, { description: "The claim, one's own." })
  claimId!: string;

  @Field(() => String, { description: "Why the decision is wrong, 1 to 4,000 characters." })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The number of the appeal to the union's hotline about it, where there is one, at most 50 characters.",
  })
  appealNumber?: string | null;
}

@ObjectType({ description: "The objection is written down." })
class ObjectToClaimPayload extends ClaimPayload {}

const ObjectToClaimResult = createUnionType({
  name: "ObjectToClaimResult",
  description: "What became of the objection.",
  types: () => [ObjectToClaimPayload, ClaimNotFound, ClaimStateDiffers, InvalidInput] as const,
});

/** A member does not agree with a decision. */
@Resolver()
export class ObjectToClaim {
  @Mutation(() => ObjectToClaimResult, {
    description:
      "Object to the refusal of one's own claim, or to the sum that was approved, before it is paid («возражение»). While an objection waits, another is not taken.",
  })
  @Open("It is for the claimant, who may have left the union; the deed asks who it is.")
  async objectToClaim(
    @Arg("input", () => ObjectToClaimInput, { description: "Why the decision is wrong." })
    input: ObjectToClaimInput,
    @Ctx() context: Context,
  ): Promise<typeof ObjectToClaimResult> {
    const { em, viewer, tell, companion } = context;
    const { accountId, memberId } = viewer;
    if (accountId === null || memberId === null) throw unauthenticated();
    const claim = await lockedClaim(input.claimId, context);
    if (claim?.memberId !== memberId) return new ClaimNotFound();
    if (![ClaimState.REFUSED, ClaimState.APPROVED].includes(claim.state))
      return new ClaimStateDiffers(claim.state);
    const text = tidy(input.text);
    const appealNumber = tidy(input.appealNumber ?? "") || null;
    const fault =
      faultOfText("text", text, LONGEST_TEXT) ??
      (appealNumber && faultOfText("appealNumber", appealNumber, LONGEST_NUMBER));
    if (fault) return new InvalidInput([fault]);
    const [waiting] = await em.execute<object[]>(
      "select from claim_objections where claim_id = ? and answered_at is null",
      [claim.id],
    );
    if (waiting) return new InvalidInput([alreadyWaits()]);
    const id = randomUUID();
    const vault = companion(HealthVault);
    await em.execute(
      "insert into claim_objections (id, claim_id, appeal_number, sealed) values (?, ?, ?, ?)",
      [id, claim.id, appealNumber, vault.seal(sealName.objection(id), { text, answer: null })],
    );
    await advanceClaim(claim, { state: claim.state }, { em, tell, vault, accountId });
    return new ObjectToClaimPayload(claim);
  }
}

function alreadyWaits(): InvalidField {
  return new InvalidField("claimId", {
    ru: "Ваше возражение уже рассматривают.",
    en: "Your objection is being considered already.",
  });
}
