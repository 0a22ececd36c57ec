import type { Viewer } from "@angel/kit/access";

/** As whom the viewer is told things: as the member, and as the account while that was all. */
export function ownIds({ memberId, accountId }: Viewer): string[] {
  return [memberId, accountId].filter((id) => id !== null);
}
