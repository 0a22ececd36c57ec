import type { ViewerFacts } from "@angel/kit/access";
import { createHash } from "node:crypto";

/**
 * Who may share an answer: two viewers with the same scope may see the same things, and nobody else may.
 * Everything that sharing keys on (subscriptions, requests in flight) asks here and nowhere else.
 */
export function accessScope(viewer: ViewerFacts): string {
  let scope = known.get(viewer);
  if (scope === undefined) {
    scope = write(viewer);
    known.set(viewer, scope);
  }
  return scope;
}

const known = new WeakMap<ViewerFacts, string>();

function write({ accountId, memberId, grants, locale }: ViewerFacts): string {
  if (accountId === null) return `public:${locale}`;
  const rights = grants
    .map(
      ({ role, path, organisationId, lentBy }) =>
        `${role}@${path}#${organisationId}${lentBy ? `~${lentBy}` : ""}`,
    )
    .toSorted();
  const hash = createHash("sha256")
    .update(JSON.stringify([memberId, rights]))
    .digest("base64url");
  return `account:${accountId}:${locale}:${hash}`;
}
