import { isWithin, Permission, type Viewer } from "@angel/kit/access";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { Grant } from "../grant/grant.entity.js";
import { findGrants } from "../grant/grant.loader.js";
import { Account } from "./account.entity.js";

/** Accounts by id that the viewer may see, in the order of the ids; null for the rest. */
export const accountsSeen: Batch<string, Account | null> = async (ids, { em, viewer }) => {
  if (!viewer.isSignedIn) return ids.map(() => null);
  const real = ids.filter(isUuid);
  const accounts = await em.find(Account, { id: { $in: real } });
  const needsPlace = accounts.some(({ id }) => id !== viewer.accountId);
  const grants = needsPlace && viewer.may(Permission.VIEW_ACCOUNTS) ? await findGrants(em, real) : [];
  const seen = accounts.filter((account) => mayBeSeen(account, grants, viewer));
  return ids.map((id) => seen.find((account) => account.id === id.toLowerCase()) ?? null);
};

/** One's own; those who hold anything in one's subtree; and from the top of the union also those who hold nothing. */
function mayBeSeen(account: Account, grants: readonly Grant[], viewer: Viewer): boolean {
  if (account.id === viewer.accountId) return true;
  const tops = viewer.pathsWhere(Permission.VIEW_ACCOUNTS);
  if (tops.some(isTopOfUnion)) return true;
  return grants.some(
    (grant) => grant.accountId === account.id && tops.some((top) => isWithin(grant.path, top)),
  );
}

export function isTopOfUnion(path: string): boolean {
  return !path.includes(".");
}
