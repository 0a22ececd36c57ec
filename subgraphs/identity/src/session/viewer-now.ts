import { Viewer } from "@angel/kit/access";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { findGrants } from "../grant/grant.loader.js";

/**
 * The viewer as the tables know them now. A token tells of up to ten minutes ago: too long where rights are given on.
 * Throws UNAUTHENTICATED when the session is over.
 */
export async function viewerNow({ em, viewer }: Context): Promise<Viewer> {
  const { accountId, sessionId, memberId, locale } = viewer;
  if (accountId === null || !(await isSessionOpen(em, viewer))) throw unauthenticated();
  const grants = (await findGrants(em, [accountId])).filter((grant) => grant.isInForce());
  return new Viewer({ accountId, sessionId, memberId, locale, grants });
}

export async function isSessionOpen(em: Context["em"], { accountId, sessionId }: Viewer): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `select 1 as open from sessions
     where id = ?::uuid and account_id = ?::uuid and ended_at is null and expires_at > now()`,
    [sessionId, accountId],
  );
  return rows.length === 1;
}
