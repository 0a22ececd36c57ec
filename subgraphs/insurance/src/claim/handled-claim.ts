import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { places } from "../organisation/organisation-place.js";
import { Claim } from "./claim.entity.js";
import { ClaimChangedMeanwhile, ClaimNotFound, ClaimStateDiffers, OwnClaim } from "./claim-problems.js";
import type { ClaimState } from "./claim-state.js";

interface Wanted {
  readonly claimId: string;
  /** As the handler has read it. */
  readonly revision: string;
}

type Refused = ClaimNotFound | OwnClaim | ClaimChangedMeanwhile | ClaimStateDiffers;

/** The claim, locked for a handler's deed, where it is theirs to handle and as they have read it. */
export async function handledClaim(
  { claimId, revision }: Wanted,
  from: readonly ClaimState[],
  { em, viewer, load }: Context,
): Promise<Claim | Refused> {
  const claim = isUuid(claimId)
    ? await em.findOne(Claim, { id: claimId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  const home = claim && (await load(places).load(claim.organisationId));
  if (!claim || !home) return new ClaimNotFound();
  if (claim.memberId === viewer.memberId) return new OwnClaim();
  if (!viewer.may(Permission.HANDLE_CLAIMS, home.path)) return new ClaimNotFound();
  if (claim.revision !== revision) return new ClaimChangedMeanwhile(claim);
  return from.includes(claim.state) ? claim : new ClaimStateDiffers(claim.state);
}
