import { eventually } from "@angel/kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { hasProsody, JabberServer, NO_PROSODY, type Reader } from "../testing/jabber-server.js";
import type { Message } from "./sender.js";
import type { XmppSender } from "./xmpp-sender.js";

const MESSAGE: Message = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  to: "anna@jabber.example",
  title: "Событие",
  text: "Завтра собрание",
  link: "https://site.example/cabinet/events",
  decline: null,
};
const BY_ANOTHER_NAME = {
  ...MESSAGE,
  id: "01890a5d-ac96-774b-bcce-b302099a8058",
  text: "Послезавтра собрание",
};
const IMPATIENT = { connectMs: 5_000, answerMs: 500 };

const suite = hasProsody ? describe : describe.skip;

suite(hasProsody ? "a server of Jabber" : `a server of Jabber: ${NO_PROSODY}`, () => {
  let server: JabberServer;
  let anna: Reader;
  const senders: XmppSender[] = [];
  beforeAll(async () => {
    server = await JabberServer.start("anna", "boris");
    anna = await server.reader("anna");
  });
  afterEach(async () => {
    server.passage = "OPEN";
    for (const sender of senders.splice(0)) await sender.close();
  });
  afterAll(() => server.stop());

  const senderFor = (...how: Parameters<JabberServer["sender"]>): XmppSender => {
    const sender = server.sender(...how);
    senders.push(sender);
    return sender;
  };
  /** How often somebody has read it. */
  const timesRead = (text: string, { read } = anna) => read.filter((said) => said.includes(text)).length;

  it("takes a message whole, and keeps it for one who is away", async () => {
    const sender = senderFor();
    const decline = { link: "https://site.example/decline/x", words: "Отказаться" };
    const text = `Завтра <собрание> & "чай"\u0007\nв 18:00`;
    const away = "boris@jabber.example";
    expect(await sender.send({ ...MESSAGE, text, decline, to: away })).toEqual({ kind: "ACCEPTED" });
    const boris = await server.reader("boris");
    await eventually(
      () => boris.read,
      ({ length }) => length === 1,
    );
    expect(boris.read).toEqual([
      `Событие\n\nЗавтра <собрание> & "чай" \nв 18:00\n\n${MESSAGE.link}\n\nОтказаться: ${decline.link}`,
    ]);
  });

  it("is handed many over one stream", async () => {
    const before = server.streams;
    const sender = senderFor();
    const many = Array.from({ length: 50 }, (_, n) => ({
      ...MESSAGE,
      id: `many-${n}`,
      text: `Письмо ${n}.`,
    }));
    const ends = await Promise.all(many.map((message) => sender.send(message)));
    expect(new Set(ends.map(({ kind }) => kind))).toEqual(new Set(["ACCEPTED"]));
    expect(server.streams).toBe(before + 1);
    await eventually(
      () => many.map(({ text }) => timesRead(text)),
      (times) => times.every((time) => time === 1),
    );
  });

  it("refuses for good what is for nobody, and takes the rest", async () => {
    const sender = senderFor();
    const ends = await Promise.all([
      sender.send({ ...MESSAGE, id: "1", to: "nobody@jabber.example" }),
      sender.send({ ...MESSAGE, id: "2", text: "Рядом с отказом" }),
    ]);
    expect(ends).toEqual([{ kind: "REFUSED", isFinal: true, reason: "error cancel" }, { kind: "ACCEPTED" }]);
  });

  it("is handed nothing for what is no address", async () => {
    const before = server.streams;
    expect(await senderFor().send({ ...MESSAGE, to: "<presence/>" })).toMatchObject({
      kind: "REFUSED",
      isFinal: true,
    });
    expect(server.streams).toBe(before);
  });

  it.each([
    ["does not know us", { password: "wrong" }, "not-authorized"],
    ["offers no TLS where it must", { needsTls: true }, "no TLS"],
    ["is not there", { service: "xmpp://127.0.0.1:9" }, "ECONNREFUSED"],
  ])("that %s is a shut door", async (_, change, reason) => {
    expect(await senderFor(change, IMPATIENT).send(MESSAGE)).toEqual({
      kind: "REFUSED",
      isFinal: false,
      isShut: true,
      reason,
    });
  });

  it.each(["SILENT", "CUT_BEFORE", "CUT_AFTER"] as const)(
    "leaves it uncertain when the line is %s, never sends it again, and takes the next by a new stream",
    async (passage) => {
      const text = `Только раз: ${passage}`;
      const before = server.streams;
      const sender = senderFor({}, IMPATIENT);
      server.passage = passage;
      expect(await sender.send({ ...MESSAGE, text })).toMatchObject({ kind: "UNCERTAIN" });
      server.passage = "OPEN";
      expect(await sender.send({ ...BY_ANOTHER_NAME, text: `Вслед: ${passage}` })).toEqual({
        kind: "ACCEPTED",
      });
      await eventually(
        () => timesRead(`Вслед: ${passage}`),
        (times) => times === 1,
      );
      expect(timesRead(text)).toBe(passage === "CUT_BEFORE" ? 0 : 1);
      expect(server.streams).toBe(before + 2);
    },
  );

  it("is spoken to anew after the line was lost", async () => {
    const sender = senderFor();
    await sender.send(MESSAGE);
    const before = server.streams;
    server.cut();
    await eventually(
      () => sender.send({ ...BY_ANOTHER_NAME, text: "После обрыва" }),
      ({ kind }) => kind === "ACCEPTED",
    );
    expect(server.streams).toBe(before + 1);
  });
});
