import { testSubgraph } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomInt, randomUUID } from "node:crypto";
import { BY_CONSENT, NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import type { ConsentChannel } from "../person/person.type.js";
import { CONSENT } from "../sending/allowed-channels.js";
import type { Message, Sender } from "../sending/sender.js";
import { Sending } from "../sending/sending.js";
import { messaging } from "../subgraph.js";
import { type TestPerson, TestUnion } from "../testing/union.js";

/** A channel that takes everything, and remembers it. */
class Taking implements Sender {
  readonly taken: Message[] = [];

  constructor(readonly channel: NoticeChannel) {}

  async send(message: Message) {
    this.taken.push(message);
    return { kind: "ACCEPTED" } as const;
  }

  async close() {}
}

const DAY_MS = 24 * 3_600_000;
const channels = Object.values(NoticeChannel);
const senders = channels.map((channel) => new Taking(channel));
let clock = new Date();
let sending: Sending;

// Before the database it writes to goes.
afterAll(() => sending.close());
const app = testSubgraph(messaging);
beforeAll(async () => {
  await TestUnion.open(app);
  // The clock runs on for weeks, and nothing is to be too old to be sent.
  await app.sql(`create function keep_trying() returns trigger language plpgsql as $$
    begin new.ends_at = 'infinity'; return new; end $$`);
  await app.sql(`create trigger keep_trying before insert on messaging.deliveries
    for each row execute function keep_trying()`);
  const habits = { now: () => clock, pause: () => 0, lostAfterMs: DAY_MS };
  sending = new Sending(app.running, { senders, siteUrl: "https://union.example" }, habits);
});

// Each person's own: what was held for another goes out in the mornings of later runs.
const aPhone = () => `+7921${String(randomInt(1e7)).padStart(7, "0")}`;

/** An hour of Moscow of a day to come. */
const at = (days: number, time: string) =>
  new Date(`${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T${time}:00+03:00`);

const say = (memberIds: string[], subject: NoticeSubject) =>
  app.em().transactional((em) =>
    notify(em, {
      key: randomUUID(),
      subject,
      to: { memberIds },
      title: { ru: subject, en: subject },
      text: { ru: "Текст.", en: "Text." },
      path: "",
    }),
  );

const step = fc.oneof(
  fc.record({ kind: fc.constant("say" as const), subject: fc.constantFrom(...BY_CONSENT) }),
  fc.constant({ kind: "evening" as const }),
  fc.constant({ kind: "morning" as const }),
  fc.record({
    kind: fc.constantFrom("give" as const, "withdraw" as const),
    channel: fc.constantFrom(...channels),
  }),
);

describe("whoever has withdrawn", () => {
  it("is sent nothing that goes by consent, whatever was said before and whenever it was to go", async () => {
    let days = 2;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
        const union = await TestUnion.found(app);
        const anna = await union.member(union.school, { phone: aPhone() });
        const jabber = await reachEverywhere(anna);
        const consents = new Set<ConsentChannel>();
        const sent = (channel: NoticeChannel) =>
          senders
            .filter((sender) => sender.channel === channel)
            .flatMap(({ taken }) => taken)
            .filter(({ to }) => [anna.email, anna.phone, jabber, anna.accountId, anna.memberId].includes(to))
            .length;

        for (const one of steps) {
          const before = channels.map(sent);
          if (one.kind === "say") await say([anna.memberId ?? ""], one.subject);
          else if (one.kind === "evening") clock = at(days, "23:30");
          else if (one.kind === "morning") clock = at(++days, "09:00");
          else await speak(union, anna, one, consents);
          await union.tell("noticesLaid", { noticeIds: {} });
          await settled();
          for (const [place, channel] of channels.entries())
            if (!consents.has(CONSENT[channel])) expect(sent(channel)).toBe(before[place]);
        }
      }),
      { numRuns: 12 },
    );
    // The law holds not only because nothing is ever sent.
    const union = await TestUnion.found(app);
    const boris = await union.member();
    await union.consent(boris, NoticeChannel.EMAIL);
    clock = at(++days, "09:00");
    await say([boris.memberId ?? ""], NoticeSubject.NEWS);
    await settled();
    expect(senders[0]?.taken.filter(({ to }) => to === boris.email)).toHaveLength(1);
  });
});

async function speak(
  union: TestUnion,
  { memberId }: TestPerson,
  { kind, channel }: { kind: "give" | "withdraw"; channel: NoticeChannel },
  consents: Set<ConsentChannel>,
): Promise<void> {
  const named = CONSENT[channel];
  if (kind === "give" && !consents.has(named)) {
    consents.add(named);
    await union.lend("mailing_consent", { member_id: memberId, channel: named });
  } else if (kind === "withdraw") {
    consents.delete(named);
    await app.sql("delete from published.mailing_consent where member_id = $1 and channel = $2", [
      memberId,
      named,
    ]);
    const withdrawn = { memberId, purpose: "NOTIFICATIONS", channel: named, on: "2026-11-21" };
    await union.hear("consentWithdrawn", withdrawn);
  }
}

/** Has somebody chosen every way for all that goes by consent; their address in Jabber. */
async function reachEverywhere({ memberId, accountId }: TestPerson): Promise<string> {
  const jabber = `${accountId}@jabber.example`;
  await app.sql("insert into messaging.jabber_addresses (account_id, address) values ($1, $2)", [
    accountId,
    jabber,
  ]);
  await app.sql(
    `insert into messaging.push_devices (account_id, endpoint, p256dh, auth, name)
     values ($1::uuid, $1, '', '', 'Телефон')`,
    [accountId],
  );
  await app.sql(
    `insert into messaging.messenger_links (channel, account_id, address)
     values ('VK', $1, $2), ('TELEGRAM', $1, $2)`,
    [accountId, memberId],
  );
  for (const subject of BY_CONSENT)
    await app.sql("insert into messaging.preferences (person_id, subject, channels) values ($1, $2, $3)", [
      memberId,
      subject,
      fc.sample(fc.shuffledSubarray(channels, { minLength: channels.length }), 1)[0],
    ]);
  return jabber;
}

/** Until nothing is under way and nothing due. */
function settled(): Promise<unknown> {
  return app.eventually(
    () =>
      app.sql(
        `select from messaging.deliveries where state = 'SENDING' or state = 'WAITING' and due_at <= $1`,
        [clock.toISOString()],
      ),
    ({ length }) => length === 0,
  );
}
