import type { Viewer } from "@angel/kit/access";

/** As whom somebody is told things: as the member, and as the account while that was all. */
export function ownIds({ memberId, accountId }: Pick<Viewer, "memberId" | "accountId">): string[] {
  return [memberId, accountId].filter((id) => id !== null);
}
