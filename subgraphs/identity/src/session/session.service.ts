import { Viewer } from "@angel/kit/access";
import { columnsOf, entitiesOf } from "@angel/kit/find-by";
import type { Context } from "@angel/kit/subgraph";
import { Account } from "../account/account.entity.js";
import { rightsOf } from "../grant/rights.js";
import { Vault } from "../vault.js";
import { signAccessToken } from "./access-token.js";
import { hashOfRefreshToken, makeRefreshToken } from "./refresh-token.js";
import { Session } from "./session.entity.js";
import { sessionsEnded } from "./session.events.js";
import type { Tokens } from "./tokens.type.js";

const LIFETIME_DAYS = 30;
/** A person has not more devices than that; the longest unused session gives way. */
const MOST_SESSIONS = 50;
/** Two tabs wake and refresh by the same token: the second is not a thief. */
const GRACE_SECONDS = 10;

interface KeptToken {
  parentHash: string | null;
  isExpired: boolean;
  isUsed: boolean;
  isJustUsed: boolean;
  isFollowedOn: boolean;
}

/** Begins, continues and ends sessions, within the transaction of the deed that asks for it. */
export class Sessions {
  constructor(private readonly context: Context) {}

  async begin(accountId: string, device: string | null): Promise<Tokens> {
    const { em } = this.context;
    const [session] = await em.execute<{ id: string }[]>(
      `insert into sessions (account_id, device, expires_at)
       values (?, ?, now() + make_interval(days => ?)) returning id`,
      [accountId, device, LIFETIME_DAYS],
    );
    if (!session) throw new Error("A session was not written.");
    await this.end(
      `id in (select id from sessions where account_id = ? and ended_at is null and expires_at > now()
       order by last_used_at desc, id desc offset ${MOST_SESSIONS})`,
      [accountId],
    );
    return this.#issue(accountId, session.id, null);
  }

  /**
   * A fresh pair for a refresh token; null when it leads nowhere. A token is good once. Used a second time it was
   * stolen, by this asker or by the one before, and the whole family ends. Only while its successors are unused, and
   * within ten seconds, is it taken for a second tab and given a pair of its own; as soon as one of the two goes on,
   * the other counts as used. So a thief who is that quick is found out at the next refresh.
   */
  async resume(token: string): Promise<Tokens | null> {
    const { em } = this.context;
    const hash = hashOfRefreshToken(token);
    const session = hash === null ? null : await this.#sessionOf(hash);
    if (hash === null || !session) return null;
    const kept = await this.#read(hash);
    if (!kept || kept.isExpired) return null;
    if (kept.isUsed && !(kept.isJustUsed && !kept.isFollowedOn)) {
      await this.end("id = ?", [session.id]);
      return null;
    }
    if (!kept.isUsed) {
      await em.execute(
        `update refresh_tokens set used_at = clock_timestamp()
         where used_at is null and (hash = ? or parent_hash = ?)`,
        [hash, kept.parentHash],
      );
    }
    await em.execute(
      `update sessions set last_used_at = now(), expires_at = now() + make_interval(days => ?) where id = ?`,
      [LIFETIME_DAYS, session.id],
    );
    return this.#issue(session.accountId, session.id, hash);
  }

  /** Ends the session of a refresh token, used or not. Null when there is none any more. */
  async endByToken(token: string): Promise<Session | null> {
    const hash = hashOfRefreshToken(token);
    const session = hash === null ? null : await this.#sessionOf(hash);
    if (session) await this.end("id = ?", [session.id]);
    return session;
  }

  /** Ends those open sessions for which the condition holds, tells of each and counts them. */
  async end(condition: string, values: unknown[]): Promise<number> {
    const { em, tell } = this.context;
    const ended = await em.execute<Pick<Session, "id" | "accountId">[]>(
      `update sessions set ended_at = now() where ended_at is null and expires_at > now() and ${condition}
       returning id, account_id as "accountId"`,
      values,
    );
    for (const { id, accountId } of ended) tell(sessionsEnded, { accountId, sessionId: id });
    return ended.length;
  }

  /** The open session of a token, held until the deed is done: of two tabs one goes first. */
  async #sessionOf(hash: string): Promise<Session | null> {
    const { em } = this.context;
    const rows = await em.execute<object[]>(
      `select ${columnsOf(em, Session, "sessions")} from sessions
       where id = (select session_id from refresh_tokens where hash = ?) and ended_at is null and expires_at > now()
       for update`,
      [hash],
    );
    return entitiesOf(em, Session, rows)[0] ?? null;
  }

  async #read(hash: string): Promise<KeptToken | undefined> {
    const [kept] = await this.context.em.execute<KeptToken[]>(
      `select parent_hash as "parentHash", expires_at <= now() as "isExpired", used_at is not null as "isUsed",
         coalesce(used_at > clock_timestamp() - make_interval(secs => ?), false) as "isJustUsed",
         exists (select from refresh_tokens child
           where child.parent_hash = token.hash and child.used_at is not null) as "isFollowedOn"
       from refresh_tokens token where hash = ?`,
      [GRACE_SECONDS, hash],
    );
    return kept;
  }

  async #issue(accountId: string, sessionId: string, parentHash: string | null): Promise<Tokens> {
    const { em, companion } = this.context;
    const refreshToken = makeRefreshToken();
    const [kept] = await em.execute<{ expiresAt: string }[]>(
      `insert into refresh_tokens (hash, session_id, parent_hash, expires_at)
       values (?, ?, ?, now() + make_interval(days => ?))
       returning (extract(epoch from expires_at) * 1000)::bigint::text as "expiresAt"`,
      [hashOfRefreshToken(refreshToken), sessionId, parentHash, LIFETIME_DAYS],
    );
    const account = await em.findOneOrFail(Account, { id: accountId });
    const grants = await rightsOf(accountId, this.context);
    const key = companion(Vault).keyring.signingKey();
    const { token, expiresAt } = await signAccessToken(key, account, sessionId, grants);
    // What is read of the payload from here on is read by the one who holds these tokens.
    const { memberId } = account;
    const { locale } = this.context.viewer;
    this.context.viewer = new Viewer({ accountId, sessionId, memberId, grants, locale });
    return {
      accessToken: token,
      accessTokenExpiresAt: expiresAt,
      refreshToken,
      refreshTokenExpiresAt: new Date(Number(kept?.expiresAt)),
      viewer: account,
    };
  }
}
