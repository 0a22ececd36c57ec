import {
  CodeChallenge,
  codeIn,
  macOfCode,
  maskedContact,
  MOST_TRIES,
  newCode,
} from "@angel/kit/one-time-code";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import { dateOf, type Moment } from "@angel/kit/moment";
import { seal } from "@angel/kit/seal";
import type { Companion, Context, Parts } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Tries } from "@angel/kit/tries";
import { randomUUID, timingSafeEqual } from "node:crypto";
import type { CodeMessage } from "../code/code-message.js";
import { layCode } from "../code/lay-code.js";

const MINUTES = 5;
const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;

/** Sends codes to addresses of Jabber, and knows them again: each once, for minutes, for five tries; of an account the last alone. */
export class JabberCodes implements Companion {
  private readonly macKey: Buffer;
  private readonly codesKey: Buffer;
  private readonly tries: Tries<"address" | "account" | "all">;

  constructor(private readonly parts: Pick<Parts, "orm" | "key">) {
    this.macKey = parts.key("jabber codes");
    this.codesKey = parts.key("codes wanted");
    // A code is a nuisance to a stranger whose address it is.
    this.tries = new Tries(parts.orm, parts.key("jabber code tries"), {
      address: { most: 3, seconds: QUARTER_OF_AN_HOUR },
      account: { most: 10, seconds: HOUR },
      all: { most: 3_000, seconds: HOUR },
    });
  }

  /** Throws TOO_MANY_REQUESTS. What nobody showed in time is forgotten. */
  async count(accountId: string, address: string): Promise<void> {
    await this.tries.take({ address, account: accountId, all: "" });
    await this.parts.orm.em
      .fork({ session: OWN_ROWS })
      .execute("delete from jabber_codes where expires_at < now()");
  }

  /** Has a code sent, within the deed's transaction. */
  async send(
    accountId: string,
    address: string,
    context: Pick<Context, "em" | "tell">,
  ): Promise<CodeChallenge> {
    const [id, code] = [randomUUID(), newCode()];
    const [made] = await context.em.execute<{ expiresAt: Moment }[]>(
      `insert into jabber_codes (id, account_id, address, code_mac, expires_at)
       values (?, ?, ?, decode(?, 'hex'), now() + make_interval(mins => ${MINUTES}))
       on conflict (account_id) do update set id = excluded.id, address = excluded.address,
         code_mac = excluded.code_mac, expires_at = excluded.expires_at, tries = 0
       returning expires_at as "expiresAt"`,
      [id, accountId, address, macOfCode(this.macKey, id, code).toString("hex")],
    );
    if (!made) throw new Error("A code is not kept.");
    const expiresAt = dateOf(made.expiresAt);
    const message: CodeMessage = {
      channel: "JABBER",
      to: address,
      kind: "JABBER",
      code,
      expiresAt: expiresAt.toISOString(),
    };
    const sealed = seal(this.codesKey, id, Buffer.from(JSON.stringify(message)));
    await layCode({ id, sealed, expiresAt }, context);
    return Object.assign(new CodeChallenge(), {
      id,
      sentTo: maskedContact(address),
      expiresAt,
    });
  }

  /** The address whose code it is; counts a try whatever comes of it, so not to be called in a transaction. */
  async look(em: EntityManager, challengeId: string, code: string): Promise<string | null> {
    if (!isUuid(challengeId)) return null;
    const [kept] = await em.execute<{ address: string; mac: string }[]>(
      `update jabber_codes set tries = tries + 1
       where id = ? and tries < ${MOST_TRIES} and expires_at > now()
       returning address, encode(code_mac, 'hex') as mac`,
      [challengeId],
    );
    if (!kept) return null;
    const given = macOfCode(this.macKey, challengeId.toLowerCase(), codeIn(code));
    return timingSafeEqual(Buffer.from(kept.mac, "hex"), given) ? kept.address : null;
  }

  /** Uses the code up, within the deed's transaction; false where another was quicker. */
  async spend(em: EntityManager, challengeId: string): Promise<boolean> {
    const spent = await em.execute<object[]>("delete from jabber_codes where id = ? returning 1 as spent", [
      challengeId,
    ]);
    return spent.length === 1;
  }

  async close(): Promise<void> {}
}
