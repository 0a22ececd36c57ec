import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import type { MessengerChannel } from "./messenger.js";
import { type LinkEnd, linkedWords, unlinkedWords } from "./messenger-words.js";

/** Somebody in a messenger. */
interface Address {
  readonly channel: MessengerChannel;
  readonly address: string;
}

const PATH = "/cabinet/notices/preferences";

/** Whose account a messenger is linked to; held until the transaction ends. */
export async function accountLinked(
  em: EntityManager,
  { channel, address }: Address,
): Promise<string | null> {
  const [link] = await em.execute<{ accountId: string }[]>(
    `select account_id as "accountId" from messenger_links where channel = ? and address = ? for update`,
    [channel, address],
  );
  return link?.accountId ?? null;
}

/** Links it instead of the one before, uses the code up, and says so to the account: it may not have been its holder. `key` names the deed. */
export async function link(
  em: EntityManager,
  accountId: string,
  { channel, address, key }: Address & { key: string },
): Promise<void> {
  await em.execute("delete from messenger_codes where channel = ? and account_id = ?", [channel, accountId]);
  await em.execute(
    `insert into messenger_links (channel, account_id, address) values (?, ?, ?)
     on conflict (account_id, channel) do update set address = excluded.address, linked_at = now()`,
    [channel, accountId, address],
  );
  await notify(em, {
    key: `messenger-linked:${channel}:${key}`,
    subject: NoticeSubject.MEMBERSHIP,
    to: { accountIds: [accountId] },
    ...linkedWords(channel),
    path: PATH,
  });
}

/** Ends it from the messenger's side, and says so to the account; false where it was not linked. `key` names the deed. */
export async function unlink(
  em: EntityManager,
  { channel, address, key, end }: Address & { key: string; end: LinkEnd },
): Promise<boolean> {
  const [gone] = await em.execute<{ accountId: string }[]>(
    `delete from messenger_links where channel = ? and address = ? returning account_id as "accountId"`,
    [channel, address],
  );
  if (!gone) return false;
  await notify(em, {
    key: `messenger-unlinked:${channel}:${key}`,
    subject: NoticeSubject.MEMBERSHIP,
    to: { accountIds: [gone.accountId] },
    ...unlinkedWords(channel, end),
    path: PATH,
  });
  return true;
}

/** Takes links away in the platform's own hand, for who learns at sending that they have ended. */
export class MessengerLinks implements Companion {
  constructor(private readonly parts: Pick<Parts, "orm">) {}

  /** Its holder takes no messages of ours any more; `key` names the message that showed it. */
  async end(channel: MessengerChannel, address: string, key: string): Promise<void> {
    await this.parts.orm.em
      .fork({ session: OWN_ROWS })
      .transactional((em) => unlink(em, { channel, address, key, end: "FORBIDDEN" }));
  }

  async close(): Promise<void> {}
}
