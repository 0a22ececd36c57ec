import { Viewer } from "@angel/kit/access";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { rightsOf } from "../grant/rights.js";

/**
 * The viewer as the tables know them now. A token tells of up to ten minutes ago: too long where rights are given on.
 * Throws UNAUTHENTICATED when the session is over.
 */
export async function viewerNow(context: Context): Promise<Viewer> {
  const accountId = await accountNow(context);
  const { sessionId, memberId, locale } = context.viewer;
  return new Viewer({ accountId, sessionId, memberId, locale, grants: await rightsOf(accountId, context) });
}

/** The account of the one who asks. Throws UNAUTHENTICATED when the session is over. */
export async function accountNow({ em, viewer }: Context): Promise<string> {
  if (viewer.accountId === null || !(await isSessionOpen(em, viewer))) throw unauthenticated();
  return viewer.accountId;
}

export async function isSessionOpen(em: Context["em"], { accountId, sessionId }: Viewer): Promise<boolean> {
  const rows = await em.execute<object[]>(
    `select 1 as open from sessions
     where id = ?::uuid and account_id = ?::uuid and ended_at is null and expires_at > now()`,
    [sessionId, accountId],
  );
  return rows.length === 1;
}
