import { Permission } from "@angel/kit/access";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { HealthVault } from "../health/health-vault.js";
import { places } from "../organisation/organisation-place.js";
import { advanceClaim, type Step } from "./advance-claim.js";
import { Claim } from "./claim.entity.js";
import { ClaimChangedMeanwhile, ClaimNotFound, ClaimStateDiffers, OwnClaim } from "./claim-problems.js";
import type { ClaimState } from "./claim-state.js";

@InputType({ description: "What every deed of a handler names." })
export abstract class HandledClaimInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => String, { description: "The claim's `revision` as it was read." })
  revision!: string;
}

@ObjectType({ description: "The deed is done." })
export abstract class ClaimPayload {
  constructor(claim: Claim) {
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim." })
  claim: Claim;
}

/** Why a handler's deed may not be done. */
export const HANDLING_PROBLEMS = [
  ClaimNotFound,
  OwnClaim,
  ClaimChangedMeanwhile,
  ClaimStateDiffers,
  InvalidInput,
] as const;

type Refused = InstanceType<(typeof HANDLING_PROBLEMS)[number]>;

interface Deed<Amiss extends Problem> {
  /** The states in which it can be done. */
  readonly from: readonly ClaimState[];
  /** The next step of the claim, or what is in its way. */
  readonly step: (claim: Claim) => Promise<Step | Amiss> | Step | Amiss;
}

/** A handler's deed: the claim is locked, theirs to handle and as they have read it; the step is noted and told. */
export async function handleClaim<Amiss extends Problem = InvalidInput>(
  { claimId, revision }: HandledClaimInput,
  context: Context,
  { from, step }: Deed<Amiss>,
): Promise<Claim | Refused | Amiss> {
  const { em, viewer, load, tell, companion } = context;
  const claim = await lockedClaim(claimId, context);
  const home = claim && (await load(places).load(claim.organisationId));
  if (!claim || !home) return new ClaimNotFound();
  if (claim.isOf(viewer.memberId)) return new OwnClaim();
  if (!viewer.may(Permission.HANDLE_CLAIMS, home.path)) return new ClaimNotFound();
  if (claim.revision !== revision) return new ClaimChangedMeanwhile(claim);
  if (!from.includes(claim.state)) return new ClaimStateDiffers(claim.state);
  const next = await step(claim);
  if (next instanceof Problem) return next;
  await advanceClaim(claim, next, { em, tell, vault: companion(HealthVault), accountId: viewer.accountId });
  return claim;
}

/** The claim for a deed, so that of two who do something with it the second sees what the first did. */
export async function lockedClaim(claimId: string, { em }: Context): Promise<Claim | null> {
  return isUuid(claimId)
    ? em.findOne(Claim, { id: claimId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
}
