import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { hashOfCode, newFollowUpCode } from "@angel/kit/follow-up-code";
import { dateOf, type Moment } from "@angel/kit/moment";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { Tries } from "@angel/kit/tries";
import type { MessengerChannel } from "./messenger.js";

const MINUTES = 15;
const HOUR = 60 * 60;

export interface MessengerCode {
  readonly code: string;
  readonly expiresAt: Date;
}

/**
 * Codes that link a messenger to an account: each once, for minutes, of an account and a messenger the last alone. Whoever
 * writes to us may try any, so they are long ones, which nobody guesses.
 */
export class MessengerCodes implements Companion {
  private readonly tries: Tries<"account">;

  constructor(private readonly parts: Pick<Parts, "orm" | "key">) {
    this.tries = new Tries(parts.orm, parts.key("messenger code tries"), {
      account: { most: 20, seconds: HOUR },
    });
  }

  /** Throws TOO_MANY_REQUESTS. What nobody showed in time is forgotten. */
  async count(accountId: string): Promise<void> {
    await this.tries.take({ account: accountId });
    await this.parts.orm.em
      .fork({ session: OWN_ROWS })
      .execute("delete from messenger_codes where expires_at < now()");
  }

  async make(em: EntityManager, channel: MessengerChannel, accountId: string): Promise<MessengerCode> {
    const code = newFollowUpCode();
    const [made] = await em.execute<{ expiresAt: Moment }[]>(
      `insert into messenger_codes (channel, account_id, code_hash, expires_at)
       values (?, ?, ?, now() + make_interval(mins => ${MINUTES}))
       on conflict (account_id, channel) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at
       returning expires_at as "expiresAt"`,
      [channel, accountId, hashOfCode(code)],
    );
    if (!made) throw new Error("A code is not kept.");
    return { code, expiresAt: dateOf(made.expiresAt) };
  }

  async close(): Promise<void> {}
}

/** Whose code it is, held until the transaction ends; null where it is none, or good no more. */
export async function ownerOfCode(
  em: EntityManager,
  channel: MessengerChannel,
  code: string,
): Promise<string | null> {
  const [known] = await em.execute<{ accountId: string }[]>(
    `select account_id as "accountId" from messenger_codes
     where channel = ? and code_hash = ? and expires_at > now() for update`,
    [channel, hashOfCode(code)],
  );
  return known?.accountId ?? null;
}
