import { event } from "@angel/kit/events";
import type { ClaimState } from "./claim-state.js";

interface OfClaim {
  claimId: string;
  /** Null once the claimant's data is destroyed. */
  memberId: string | null;
  number: number;
}

export const claimSubmitted = event<OfClaim>("claimSubmitted");

/** Papers are asked for: the member is told. */
export const claimDocumentsRequested = event<OfClaim>("claimDocumentsRequested");

export const claimDecided = event<OfClaim & { state: ClaimState.APPROVED | ClaimState.REFUSED }>(
  "claimDecided",
);

/** What the claimant objected is answered; accepted, the claim is considered anew. */
export const claimObjectionAnswered = event<OfClaim & { isAccepted: boolean }>("claimObjectionAnswered");

export const claimPaid = event<OfClaim & { kopecks: number }>("claimPaid");

export const claimWithdrawn = event<OfClaim>("claimWithdrawn");

/** Anything of a claim changed. */
export const claimChanged = event<{ claimId: string; memberId: string | null; revision: number }>(
  "claimChanged",
);
