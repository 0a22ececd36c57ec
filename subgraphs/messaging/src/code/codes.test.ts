import { Telling } from "@angel/kit/events";
import { seal } from "@angel/kit/seal";
import { testSubgraph } from "@angel/kit/testing";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomBytes, randomUUID } from "node:crypto";
import type { Sender } from "../sending/sender.js";
import { Sending } from "../sending/sending.js";
import { messaging } from "../subgraph.js";
import { MailServer } from "../testing/mail-server.js";
import { SmsProvider } from "../testing/sms-provider.js";
import type { CodeMessage } from "./code-message.js";
import { codeWanted } from "./code-wanted.events.js";

const app = testSubgraph(messaging);
beforeAll(async () => {
  await app.sql(
    "create table published.wanted_code (id uuid primary key, sealed text, expires_at timestamptz)",
  );
  await app.sql("grant select on published.wanted_code to messaging");
});

describe("a one-time code", () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });
  const mailServer = async (...how: Parameters<typeof MailServer.start>) => {
    const server = await MailServer.start(...how);
    opened.push(() => server.stop());
    return server;
  };
  const host = (senders: Sender[]): void => {
    const { orm, bus, key, log } = app.running;
    const ways = { senders, siteUrl: "https://site.example" };
    const habits = { now: () => new Date(), pause: () => 0, lostAfterMs: 60_000 };
    const sending = new Sending({ orm, bus, log, key }, ways, habits);
    opened.push(() => sending.close());
  };
  const until = (challengeId: string, state: string) =>
    app.eventually(
      () =>
        app.sql<{ state: string; sealed_code: string | null }>(
          "select state, sealed_code from messaging.deliveries where challenge_id = $1",
          [challengeId],
        ),
      (rows) => rows[0]?.state === state,
    );

  it.each([
    ["REGISTER", "Код для регистрации: 123456", "Your registration code: 123456"],
    ["RESET", "Код для нового пароля: 123456", "Your code for a new password: 123456"],
    ["INVITE", "Профсоюз приглашает Вас в личный кабинет. Код: 123456", "The union invites you"],
    ["ALREADY_REGISTERED", "У Вас уже есть учётная запись", "You already have an account"],
  ] as const)("of the kind %s goes by e-mail in both languages, and is not kept", async (kind, ru, en) => {
    const mail = await mailServer();
    host([mail.sender()]);
    const challengeId = await want({ kind, code: kind === "ALREADY_REGISTERED" ? null : "123456" });
    expect(await until(challengeId, "SENT")).toEqual([{ state: "SENT", sealed_code: null }]);
    const [letter] = mail.letters;
    expect(letter?.to).toBe("anna@mail.example");
    const text = textOf(letter?.raw ?? "");
    expect(text).toContain(ru);
    expect(text).toContain(en);
  });

  it("goes by SMS to a telephone, in the night too", async () => {
    const provider = await SmsProvider.start();
    opened.push(() => provider.stop());
    host([provider.sender()]);
    const challengeId = await want({ channel: "SMS", to: "+79000000001" });
    await until(challengeId, "SENT");
    expect(provider.messages).toEqual([
      {
        to: "79000000001",
        text: "Код для регистрации: 123456. Никому его не называйте.\nYour registration code: 123456. Tell it to nobody.",
        coding: 8,
      },
    ]);
  });

  it("for nobody goes to nobody", async () => {
    const mail = await mailServer();
    host([mail.sender()]);
    const challengeId = await want({ kind: "NOBODY", code: null });
    expect(await until(challengeId, "DROPPED")).toEqual([{ state: "DROPPED", sealed_code: null }]);
    expect(mail.tries).toBe(0);
  });

  it("is not sent once it is good no more", async () => {
    const challengeId = await want({ expiresAt: new Date(Date.now() - 1).toISOString() });
    const mail = await mailServer();
    host([mail.sender()]);
    await until(challengeId, "DROPPED");
    expect(mail.tries).toBe(0);
  });

  it("that somebody else sealed, or that was sealed for another, is not sent", async () => {
    const mail = await mailServer();
    host([mail.sender()]);
    const foreign = await want({}, { key: randomBytes(32) });
    const moved = await want({}, { name: randomUUID() });
    await until(foreign, "DROPPED");
    await until(moved, "DROPPED");
    expect(mail.tries).toBe(0);
  });

  it("is tried again while the server refuses for a time, and is not when nobody knows whether it was taken", async () => {
    const mail = await mailServer((to, attempt) =>
      to.startsWith("lost") ? "CUT" : attempt === 1 ? 451 : "TAKE",
    );
    host([mail.sender()]);
    await until(await want({}), "SENT");
    const lost = await want({ to: "lost@mail.example" });
    expect(await until(lost, "UNCERTAIN")).toEqual([{ state: "UNCERTAIN", sealed_code: null }]);
    expect(mail.letters.map(({ to }) => to)).toEqual(["anna@mail.example"]);
    expect(mail.tries).toBe(3);
  });

  it("waits for no other code that the server is silent about", async () => {
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const mail = await mailServer(async (to) => {
      if (to.startsWith("slow")) await answered;
      return "TAKE" as const;
    });
    host([mail.sender({ connectMs: 60_000, answerMs: 60_000 })]);
    const slow = await want({ to: "slow@mail.example" });
    await until(slow, "SENDING");
    await until(await want({}), "SENT");
    await until(slow, "SENDING");
    answer();
    await until(slow, "SENT");
  });

  it("waits sealed while there is no way to send it", async () => {
    const challengeId = await want({});
    const [waiting] = await until(challengeId, "WAITING");
    const said = Buffer.from(waiting?.sealed_code ?? "", "base64").toString("latin1");
    expect(said.length).toBeGreaterThan(50);
    expect(said).not.toMatch(/123456|anna|REGISTER/);
  });

  it("is taken from who wants it, and stands in no event", async () => {
    const mail = await mailServer();
    host([mail.sender()]);
    const challengeId = await want({});
    await until(challengeId, "SENT");
    const told = (await app.told()).filter(({ payload }) => JSON.stringify(payload).includes(challengeId));
    expect(told).toEqual([
      { name: "codeWanted", payload: { challengeId } },
      { name: "codeTaken", payload: { challengeId } },
    ]);
  });

  it("that is lent no more is not taken", async () => {
    const challengeId = randomUUID();
    const telling = new Telling();
    telling.tell(codeWanted, { challengeId });
    await app.em().transactional((em) => telling.write(em));
    await until(await want({}), "WAITING");
    expect(await app.sql("select from messaging.deliveries where challenge_id = $1", [challengeId])).toEqual(
      [],
    );
  });

  /** Has a code sent as identity does, which seals it under the platform's key and the challenge's id. */
  async function want(
    message: Partial<CodeMessage>,
    { key = app.running.key("codes wanted"), name }: { key?: Buffer; name?: string } = {},
  ): Promise<string> {
    const challengeId = randomUUID();
    const whole: CodeMessage = {
      channel: "EMAIL",
      to: "anna@mail.example",
      kind: "REGISTER",
      code: "123456",
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      ...message,
    };
    const sealed = seal(key, name ?? challengeId, Buffer.from(JSON.stringify(whole)));
    await app.sql("insert into published.wanted_code values ($1, $2, $3)", [
      challengeId,
      sealed,
      whole.expiresAt,
    ]);
    const telling = new Telling();
    telling.tell(codeWanted, { challengeId });
    await app.em().transactional((em) => telling.write(em));
    return challengeId;
  }
});

function textOf(raw: string): string {
  const plain = raw.slice(raw.indexOf("text/plain"));
  const body = plain.slice(plain.indexOf("\r\n\r\n") + 4).split("\r\n--")[0] ?? "";
  if (/Content-Transfer-Encoding: base64/i.test(plain.slice(0, 200)))
    return Buffer.from(body, "base64").toString();
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
