import { CodeChallenge, codeIn, maskedContact, MOST_TRIES, newCode } from "@angel/kit/one-time-code";
import type { Context } from "@angel/kit/subgraph";
import { dateOf } from "@angel/kit/moment";
import { isUuid } from "@angel/kit/text";
import { timingSafeEqual } from "node:crypto";
import { seal } from "@angel/kit/seal";
import { Vault } from "../vault.js";
import { type CodeMessage, codeWanted } from "./contact-code.events.js";
import type { Contact } from "./contact.js";
import { DevOutbox } from "./dev-outbox.js";

export type CodePurpose = "REGISTER" | "RESET" | "INVITE";

/** How long a code is good. An invitation waits until its member looks at the mail. */
const MINUTES: Record<CodePurpose, number> = { REGISTER: 5, RESET: 5, INVITE: 7 * 24 * 60 };

/** What is wanted of the one who shows the code. */
interface Wanted {
  readonly purpose: CodePurpose;
  readonly contact: Contact;
  readonly kind: CodeMessage["kind"];
  readonly accountId?: string | null;
  readonly memberId?: string | null;
  readonly displayName?: string;
  readonly passwordHash?: string;
  readonly invitedById?: string | null;
}

/** What the right code was sent for. */
export interface ShownCode {
  id: string;
  purpose: CodePurpose;
  channel: Contact["channel"];
  contact: string;
  accountId: string | null;
  memberId: string | null;
  displayName: string | null;
  passwordHash: string | null;
  invitedById: string | null;
}

/** Sends codes to contacts, and knows them again: each once, for minutes, for five tries. */
export class ContactCodes {
  constructor(private readonly context: Context) {}

  /**
   * Has a code sent, within the deed's transaction. Where nobody is to have one the same is written, and no code is the
   * right one.
   */
  async send({ purpose, contact, kind, ...about }: Wanted): Promise<CodeChallenge> {
    const { em, tell, companion } = this.context;
    const vault = companion(Vault);
    const [made] = await em.execute<{ id: string; expiresAt: string }[]>(
      'select gen_random_uuid() as id, now() + make_interval(mins => ?) as "expiresAt"',
      [MINUTES[purpose]],
    );
    if (!made) throw new Error("A challenge has no id.");
    const expiresAt = dateOf(made.expiresAt);
    const code = newCode();
    const isForSomeone = kind === purpose;
    const mac = vault.macOfCode(made.id, code);
    await em.execute(
      `insert into contact_codes (id, purpose, channel, contact, code_mac, account_id, member_id, display_name,
         password_hash, invited_by_id, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        made.id,
        purpose,
        contact.channel,
        contact.value,
        isForSomeone ? mac.toString("base64") : null,
        about.accountId ?? null,
        about.memberId ?? null,
        about.displayName ?? null,
        about.passwordHash ?? null,
        about.invitedById ?? null,
        expiresAt,
      ],
    );
    const message: CodeMessage = {
      channel: contact.channel,
      to: contact.value,
      kind,
      code: isForSomeone ? code : null,
      expiresAt: expiresAt.toISOString(),
    };
    const sealed = seal(vault.codesKey, made.id, Buffer.from(JSON.stringify(message)));
    await em.execute("insert into wanted_codes (challenge_id, sealed, expires_at) values (?, ?, ?)", [
      made.id,
      sealed,
      expiresAt,
    ]);
    tell(codeWanted, { challengeId: made.id });
    await companion(DevOutbox).write(message);
    return Object.assign(new CodeChallenge(), {
      id: made.id,
      sentTo: maskedContact(contact.value),
      expiresAt,
    });
  }

  /** Whether it is the code; counts a try whatever comes of it, so not to be called in a transaction. */
  async look(purpose: CodePurpose, challengeId: string, code: string): Promise<ShownCode | null> {
    const { em, companion } = this.context;
    const id = isUuid(challengeId) ? challengeId.toLowerCase() : NOBODYS;
    const given = companion(Vault).macOfCode(id, codeIn(code));
    const [kept] = await em.execute<(ShownCode & { mac: string | null })[]>(
      `update contact_codes set tries = tries + 1
       where id = ? and purpose = ? and tries < ${MOST_TRIES} and expires_at > now() and used_at is null
       returning id, purpose, channel, contact, code_mac as mac, account_id as "accountId",
         member_id as "memberId", display_name as "displayName", password_hash as "passwordHash",
         invited_by_id as "invitedById"`,
      [id, purpose],
    );
    const expected = kept?.mac ? Buffer.from(kept.mac, "base64") : Buffer.alloc(given.length);
    const isRight = timingSafeEqual(expected, given);
    return kept && isRight ? kept : null;
  }

  /** Uses the code up, within the deed's transaction; false where another was quicker. */
  async spend({ id }: ShownCode): Promise<boolean> {
    const spent = await this.context.em.execute<object[]>(
      "update contact_codes set used_at = now() where id = ? and used_at is null returning 1 as spent",
      [id],
    );
    return spent.length === 1;
  }
}

const NOBODYS = "00000000-0000-0000-0000-000000000000";
