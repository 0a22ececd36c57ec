import { logger } from "@angel/kit/log";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { messaging } from "../subgraph.js";
import { choose, say, someMember, standReach, waysOf } from "../testing/cabinet.js";
import { MailServer, senderTo } from "../testing/mail-server.js";
import { placeWhereItIs } from "../testing/noon.js";
import { SmsProvider } from "../testing/sms-provider.js";
import type { Outcome, Sender } from "./sender.js";
import { type Habits, Sending } from "./sending.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

describe("what is said", () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  const mailServer = async (...how: Parameters<typeof MailServer.start>) => {
    const server = await MailServer.start(...how);
    opened.push(() => server.stop());
    return server;
  };
  const smsProvider = async (...how: Parameters<typeof SmsProvider.start>) => {
    const provider = await SmsProvider.start(...how);
    opened.push(() => provider.stop());
    return provider;
  };
  const host = (senders: Sender[], habits: Partial<Habits> = {}, log = app.log): Sending => {
    const { orm, bus, key } = app.running;
    const ways = { senders, siteUrl: "https://site.example" };
    const usual = { now: () => new Date(), pause: () => 0, lostAfterMs: 60_000 };
    const sending = new Sending({ orm, bus, log, key }, ways, { ...usual, ...habits });
    opened.push(() => sending.close());
    return sending;
  };
  const awake = (more: Parameters<typeof someMember>[1] = {}): Promise<Actor> =>
    someMember(app, { email: `${randomUUID()}@mail.example`, timeZone: placeWhereItIs(12), ...more });
  const statesOf = ({ viewer }: Actor) =>
    app.sql<{ channel: string; state: string }>(
      `select channel, state from messaging.deliveries join messaging.notices on notices.id = notice_id
       where person_id = $1 order by deliveries.id`,
      [viewer.memberId],
    );
  const untilStates = (person: Actor, states: string[]) => waysOf(app, person, states);

  it("goes out by e-mail, with a link into the cabinet", async () => {
    const mail = await mailServer();
    host([mail.sender()]);
    const anna = await awake();
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL SENT"]);
    expect(mail.letters).toHaveLength(1);
    expect(decoded(mail.letters[0]?.raw ?? "")).toContain("https://site.example/cabinet/appeals");
  });

  it("is tried again after the server refused for a time", async () => {
    const mail = await mailServer((_to, attempt) => (attempt < 3 ? 451 : "TAKE"));
    host([mail.sender()]);
    const anna = await awake();
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL SENT"]);
    expect(mail.letters).toHaveLength(1);
    expect(mail.tries).toBe(3);
  });

  it("goes by the next channel once the first refused for good", async () => {
    const mail = await mailServer(() => 550);
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()]);
    const anna = await awake({ phone: "+79000000011" });
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL FAILED", "SMS SENT"]);
    expect(sms.messages).toEqual([
      { to: "79000000011", text: "На обращение ответили\nhttps://site.example/cabinet/appeals", coding: 8 },
    ]);
  });

  it("goes by the next channel once no time is left to try the first", async () => {
    const mail = await mailServer(() => 451);
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()], { pause: () => 4 * 24 * 3_600_000 });
    const anna = await awake({ phone: "+79000000012" });
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL FAILED", "SMS SENT"]);
    expect(mail.tries).toBe(1);
  });

  it.each(["SILENCE", "CUT", "TAKE_AND_CUT"] as const)(
    "is never sent again, by no channel, when after it comes %s",
    async (reaction) => {
      const mail = await mailServer(() => reaction);
      const sms = await smsProvider();
      host([mail.sender({ connectMs: 5_000, answerMs: 300 }), sms.sender()]);
      const anna = await awake({ phone: "+79000000013" });
      await say(app, [anna]);
      await untilStates(anna, ["EMAIL UNCERTAIN"]);
      // Another is served after it, and it has not been touched.
      const boris = await someMember(app, { phone: "+79000000014", timeZone: placeWhereItIs(12) });
      await say(app, [boris]);
      await untilStates(boris, ["SMS SENT"]);
      expect(mail.tries).toBe(1);
      expect(sms.messages.map(({ to }) => to)).toEqual(["79000000014"]);
      expect(await statesOf(anna)).toEqual([{ channel: "EMAIL", state: "UNCERTAIN" }]);
    },
  );

  it("is uncertain once its host was lost while sending, and a late answer changes nothing", async () => {
    let answer: (outcome: Outcome) => void = () => undefined;
    const dying: Sender = {
      channel: NoticeChannel.EMAIL,
      send: () => new Promise((resolve) => (answer = resolve)),
      close: async () => undefined,
    };
    const lost = host([dying]);
    const anna = await awake({ phone: "+79000000015" });
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL SENDING"]);
    const mail = await mailServer();
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()], { lostAfterMs: 0 });
    await untilStates(anna, ["EMAIL UNCERTAIN"]);
    answer({ kind: "REFUSED", isFinal: true, reason: "too late" });
    await lost.close();
    expect(await statesOf(anna)).toEqual([{ channel: "EMAIL", state: "UNCERTAIN" }]);
    expect([mail.letters, sms.messages]).toEqual([[], []]);
  });

  it("reaches each person at most once from two hosts, whatever the server does", async () => {
    const reactions = ["TAKE", "TAKE", "TAKE", 451, 550, "TAKE_TWICE", "TAKE_AND_CUT"] as const;
    const mail = await mailServer(() => reactions[Math.floor(Math.random() * reactions.length)] ?? "TAKE");
    const sms = await smsProvider();
    const people = await Promise.all(
      Array.from({ length: 120 }, (_, n) => awake({ phone: `+7901${String(n).padStart(7, "0")}` })),
    );
    host([mail.sender(), sms.sender()]);
    host([mail.sender(), sms.sender()]);
    const key = randomUUID();
    await say(app, people.slice(0, 80), { key });
    await say(app, people, { key });
    await app.eventually(
      () =>
        app.sql(
          `select from messaging.deliveries join messaging.notices on notices.id = notice_id
           where key = $1 and state in ('WAITING', 'SENDING')`,
          [key],
        ),
      (waiting) => waiting.length === 0,
    );
    const rows = await app.sql<{ person: string; states: string }>(
      `select person_id as person, string_agg(state, ',' order by deliveries.id) as states
       from messaging.deliveries join messaging.notices on notices.id = notice_id where key = $1 group by 1`,
      [key],
    );
    expect(rows).toHaveLength(120);
    const known = new Set(["SENT", "UNCERTAIN", "FAILED,SENT"]);
    expect(rows.filter(({ states }) => !known.has(states))).toEqual([]);
    const told = [...mail.letters.map(({ to }) => to), ...sms.messages.map(({ to }) => to)];
    expect(new Set(told).size).toBe(told.length);
    const bySms = rows.filter(({ states }) => states === "FAILED,SENT").length;
    expect(sms.messages).toHaveLength(bySms);
    expect(mail.letters.length).toBeLessThanOrEqual(120 - bySms);
  });

  it("waits for the morning of where the person is, unless it is a warning", async () => {
    const mail = await mailServer();
    host([mail.sender()]);
    const anna = await awake({ timeZone: placeWhereItIs(2) });
    await say(app, [anna]);
    const due = await app.eventually(
      () =>
        app.sql<{ hours: number }>(
          `select extract(epoch from due_at - now()) / 3600 as hours from messaging.deliveries
           join messaging.notices on notices.id = notice_id where person_id = $1 and due_at > now()`,
          [anna.viewer.memberId],
        ),
      (rows) => rows.length === 1,
    );
    expect(Math.ceil(Number(due[0]?.hours))).toBe(6);
    await say(app, [anna], { subject: NoticeSubject.WARNING });
    await untilStates(anna, ["EMAIL WAITING", "EMAIL SENT"]);
  });

  it("goes as the person chooses by the time it is sent", async () => {
    const anna = await awake({ phone: "+79000000016" });
    const boris = await awake();
    await say(app, [anna, boris]);
    await choose(anna, ["SMS"]);
    await choose(boris, []);
    const mail = await mailServer();
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()]);
    await untilStates(anna, ["EMAIL DROPPED", "SMS SENT"]);
    await untilStates(boris, ["EMAIL DROPPED"]);
    expect(mail.letters).toEqual([]);
  });

  it("goes as the member chooses also where the account was told before it had a card", async () => {
    const anna = await awake({ phone: "+79000000018" });
    const { accountId, memberId } = anna.viewer;
    const hasCard = (id: string | null) =>
      app.sql("update published.account_reach set member_id = $2, email = $3 where account_id = $1", [
        accountId,
        id,
        "anna@mail.example",
      ]);
    await hasCard(null);
    const key = randomUUID();
    await say(app, [], { key, to: { accountIds: [accountId ?? ""] } });
    await hasCard(memberId);
    await choose(anna, ["SMS"]);
    const mail = await mailServer();
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()]);
    await app.eventually(
      () =>
        app.sql<{ state: string }>(
          `select state from messaging.deliveries join messaging.notices on notices.id = notice_id
           where key = $1 order by channel`,
          [key],
        ),
      (rows) => rows.map(({ state }) => state).join() === "DROPPED,SENT",
    );
    expect(mail.letters).toEqual([]);
    expect(sms.messages.map(({ to }) => to)).toEqual(["79000000018"]);
  });

  it("of a mailing goes by those channels alone to which the person consents when it is sent", async () => {
    const anna = await awake({ phone: "+79000000017", consents: ["SMS"] });
    const boris = await awake({ consents: ["EMAIL"] });
    const vera = await awake();
    await say(app, [anna, boris, vera], { subject: NoticeSubject.NEWS });
    await app.sql("delete from published.mailing_consent where member_id = $1", [boris.viewer.memberId]);
    const mail = await mailServer();
    const sms = await smsProvider();
    host([mail.sender(), sms.sender()]);
    await untilStates(anna, ["EMAIL DROPPED", "SMS SENT"]);
    await untilStates(boris, ["EMAIL DROPPED"]);
    await untilStates(vera, ["EMAIL DROPPED"]);
    expect(mail.letters).toEqual([]);
  });

  it("goes by SMS as soon as the provider, which found it too much at once, takes in more", async () => {
    const sms = await smsProvider((_to, attempt) => (attempt % 4 === 0 ? 0x58 : "TAKE"));
    const patience = { answerMs: 60_000, linkMs: 30_000, throttledMs: 20 };
    host([sms.sender("secret", patience)], { pause: () => 3_600_000 });
    const people = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        someMember(app, { phone: `+790200000${10 + n}`, timeZone: placeWhereItIs(12) }),
      ),
    );
    await say(app, people);
    for (const person of people) await untilStates(person, ["SMS SENT"]);
    expect(new Set(sms.messages.map(({ to }) => to)).size).toBe(10);
    expect(sms.messages).toHaveLength(10);
    expect(
      await app.sql(
        `select distinct tries from messaging.deliveries join messaging.notices on notices.id = notice_id
         where person_id = any($1)`,
        [people.map(({ viewer }) => viewer.memberId)],
      ),
    ).toEqual([{ tries: 1 }]);
  });

  it("is tried by no channel once it has waited until it is news no more", async () => {
    const [mail, sms] = [await mailServer(), await smsProvider()];
    const anna = await awake({ phone: "+79000000020" });
    await say(app, [anna]);
    host([mail.sender(), sms.sender()], { now: () => new Date(Date.now() + 4 * 24 * 3_600_000) });
    await untilStates(anna, ["EMAIL DROPPED"]);
    expect([mail.tries, sms.messages]).toEqual([0, []]);
  });

  it("waits together at a door that is shut, and goes once it opens", async () => {
    const mail = await mailServer();
    const { port } = mail;
    await mail.stop();
    const people = await Promise.all(Array.from({ length: 30 }, () => awake()));
    host([senderTo(port)], { pause: () => 500 });
    await say(app, people);
    await app.eventually(
      () =>
        app.sql(
          `select from messaging.deliveries join messaging.notices on notices.id = notice_id
           where person_id = any($1) and tries > 0`,
          [people.map(({ viewer }) => viewer.memberId)],
        ),
      ({ length }) => length > 0,
    );
    const again = await mailServer(undefined, undefined, port);
    for (const person of people) await untilStates(person, ["EMAIL SENT"]);
    expect(new Set(again.letters.map(({ to }) => to)).size).toBe(30);
    expect(again.letters).toHaveLength(30);
  });

  it("leaves nothing in the log that tells of the person", async () => {
    const lines: string[] = [];
    const log = logger(
      "test",
      "debug",
      new Writable({ write: (line, _encoding, done) => (lines.push(String(line)), done()) }),
    );
    const mail = await mailServer(() => 550);
    host([mail.sender()], {}, log);
    const anna = await awake({ email: "secret.person@mail.example" });
    await say(app, [anna]);
    await untilStates(anna, ["EMAIL FAILED"]);
    await app.eventually(
      () => lines,
      ({ length }) => length > 0,
    );
    expect(lines.join()).not.toMatch(/secret\.person|обращение|кабинет/);
  });
});

/** What a letter says, out of its transfer encoding. */
function decoded(raw: string): string {
  const parts = raw.split("\r\n\r\n").map((part) => part.split("\r\n--")[0] ?? "");
  return parts.map((part) => Buffer.from(part, "base64").toString()).join("\n") + raw.replaceAll("=\r\n", "");
}
