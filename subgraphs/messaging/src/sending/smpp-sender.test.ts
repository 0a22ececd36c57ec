import { afterEach, describe, expect, it } from "@jest/globals";
import { SmsProvider } from "../testing/sms-provider.js";
import type { Message } from "./sender.js";
import type { SmppSender } from "./smpp-sender.js";

const SMS: Message = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  to: "+79000000001",
  title: "Событие",
  text: "Завтра собрание",
  link: null,
  decline: null,
};

describe("a provider of SMS", () => {
  const opened: (() => Promise<void>)[] = [];
  const open = async (...how: Parameters<typeof SmsProvider.start>) => {
    const provider = await SmsProvider.start(...how);
    opened.push(() => provider.stop());
    return provider;
  };
  const senderFor = (provider: SmsProvider, ...how: Parameters<SmsProvider["sender"]>): SmppSender => {
    const sender = provider.sender(...how);
    opened.push(() => sender.close());
    return sender;
  };
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close();
  });

  it("is handed Russian in UCS-2 and what GSM can say in GSM", async () => {
    const provider = await open();
    const sender = senderFor(provider);
    expect(await sender.send(SMS)).toEqual({ kind: "ACCEPTED" });
    expect(await sender.send({ ...SMS, text: "Code: 123456" })).toEqual({ kind: "ACCEPTED" });
    expect(provider.messages).toEqual([
      { to: "79000000001", text: "Завтра собрание", coding: 8 },
      { to: "79000000001", text: "Code: 123456", coding: 0 },
    ]);
    expect(provider.bindings).toBe(1);
  });

  it("is handed a long message whole, as one", async () => {
    const provider = await open();
    const text = "Уважаемые коллеги! ".repeat(40).trim();
    await senderFor(provider).send({ ...SMS, text });
    expect(provider.messages).toEqual([{ to: "79000000001", text, coding: 8 }]);
  });

  it("is handed no message for what is no telephone", async () => {
    const provider = await open();
    expect(await senderFor(provider).send({ ...SMS, to: "anna@mail.example" })).toMatchObject({
      kind: "REFUSED",
      isFinal: true,
    });
    expect(provider.messages).toEqual([]);
  });

  it.each([
    [0x14, false],
    [0x58, false],
    [0x0b, true],
  ])("refuses by status %i, for good: %p", async (status, isFinal) => {
    const provider = await open(() => status);
    expect(await senderFor(provider).send(SMS)).toMatchObject({
      kind: "REFUSED",
      isFinal,
      reason: `status ${status}`,
    });
  });

  it("that finds us too fast is handed nothing until it takes in more", async () => {
    let tries = 0;
    const provider = await open((_to, attempt) => ((tries = attempt) === 1 ? 0x58 : "TAKE"));
    const patience = { answerMs: 60_000, linkMs: 30_000, throttledMs: 60_000 };
    const sender = senderFor(provider, "secret", patience);
    const shut = { kind: "REFUSED", isFinal: false, isShut: true };
    expect(await sender.send(SMS)).toEqual({ ...shut, reason: "status 88", opensInMs: 60_000 });
    expect(await sender.send(SMS)).toEqual({
      ...shut,
      reason: "too fast just before",
      opensInMs: expect.any(Number),
    });
    expect(tries).toBe(1);
    expect(await senderFor(provider).send(SMS)).toEqual({ kind: "ACCEPTED" });
  });

  it("that has too many waiting is left alone for as long as any that is shut", async () => {
    const provider = await open(() => 0x14);
    expect(await senderFor(provider).send(SMS)).toEqual({
      kind: "REFUSED",
      isFinal: false,
      isShut: true,
      reason: "status 20",
    });
  });

  it("that does not know us refuses for a time", async () => {
    const provider = await open();
    expect(await senderFor(provider, "wrong").send(SMS)).toMatchObject({ kind: "REFUSED", isFinal: false });
  });

  it.each(["SILENCE", "TAKE_AND_CUT"] as const)(
    "leaves it uncertain when after the message comes %s, and is bound anew for the next",
    async (reaction) => {
      const provider = await open((_to, attempt) => (attempt === 1 ? reaction : "TAKE"));
      const sender = senderFor(provider, "secret", { answerMs: 300, linkMs: 30_000, throttledMs: 0 });
      expect(await sender.send(SMS)).toMatchObject({ kind: "UNCERTAIN" });
      expect(await sender.send({ ...SMS, to: "+79000000002" })).toEqual({ kind: "ACCEPTED" });
      expect(provider.bindings).toBe(2);
    },
  );

  it("that says twice that it took a message took one", async () => {
    const provider = await open(() => "TAKE_TWICE");
    const sender = senderFor(provider);
    expect(await sender.send(SMS)).toEqual({ kind: "ACCEPTED" });
    expect(await sender.send({ ...SMS, to: "+79000000002" })).toEqual({ kind: "ACCEPTED" });
    expect(provider.messages.map(({ to }) => to)).toEqual(["79000000001", "79000000002"]);
  });

  it("is bound anew after the session was lost", async () => {
    const provider = await open();
    const sender = senderFor(provider);
    await sender.send(SMS);
    provider.cut();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sender.send(SMS)).toEqual({ kind: "ACCEPTED" });
    expect(provider.bindings).toBe(2);
  });
});
