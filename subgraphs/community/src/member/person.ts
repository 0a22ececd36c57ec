import type { Viewer } from "@angel/kit/access";

/** Who someone is in a conversation: the member, or else the account. Null for an anonymous reader. */
export function personOf({ memberId, accountId }: Viewer): string | null {
  return memberId ?? accountId;
}
