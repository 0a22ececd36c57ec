import { testSubgraph } from "@angel/kit/testing";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { MessengerLinks } from "../messenger/messenger-links.js";
import { openMessengers } from "../messenger/open-messengers.js";
import { messaging } from "../subgraph.js";
import type { MessengerReaction, MessengerServer } from "../testing/messenger-server.js";
import { TelegramServer } from "../testing/telegram-server.js";
import { TestUnion } from "../testing/union.js";
import { VkServer } from "../testing/vk-server.js";
import type { Message, Sender } from "./sender.js";
import { TelegramSender } from "./telegram-sender.js";
import { VkSender } from "./vk-sender.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

/** Short, and yet longer than a busy machine stands still. */
const IMPATIENT_MS = 1_500;
const links = () => new MessengerLinks(app.running);
const messengers = [
  {
    channel: "VK",
    start: () => VkServer.start(),
    sender: ({ env }: { env: Record<string, string> }) => {
      const { vk } = openMessengers(env);
      if (!vk) throw new Error("No VKontakte.");
      return new VkSender(vk, links(), IMPATIENT_MS);
    },
  },
  {
    channel: "TELEGRAM",
    start: () => TelegramServer.start(),
    sender: ({ env }: { env: Record<string, string> }) => {
      const { telegram } = openMessengers(env);
      if (!telegram) throw new Error("No Telegram.");
      return new TelegramSender(telegram, links(), IMPATIENT_MS);
    },
  },
];

const aMessage = (to = "7"): Message => ({
  id: randomUUID(),
  to,
  title: "На обращение ответили",
  text: "Ответ — в <кабинете> & *рядом*.",
  link: "https://site.example/cabinet/appeals",
  decline: { link: "https://site.example/decline/x", words: "Отказаться" },
});
const READ =
  "На обращение ответили\n\nОтвет — в <кабинете> & *рядом*.\n\nhttps://site.example/cabinet/appeals\n\nОтказаться: https://site.example/decline/x";

const servers: MessengerServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

describe.each(messengers)("a message to $channel", ({ channel, start, sender: senderFor }) => {
  const open = async (react: (to: string, attempt: number) => MessengerReaction = () => "TAKE") => {
    const server = await start();
    server.react = react;
    servers.push(server);
    return { server, sender: senderFor(server) as Sender };
  };
  /** Somebody of the union whose messenger is linked. */
  const linked = async (address: string) => {
    const union = await TestUnion.found(app);
    const anna = await union.member();
    await app.sql(
      "insert into messaging.messenger_links (channel, account_id, address) values ($1, $2, $3)",
      [channel, anna.accountId, address],
    );
    return { union, anna };
  };
  const isLinked = async (address: string) =>
    (
      await app.sql("select from messaging.messenger_links where channel = $1 and address = $2", [
        channel,
        address,
      ])
    ).length === 1;

  it("is read as it was written", async () => {
    const { server, sender } = await open();
    expect(await sender.send(aMessage())).toEqual({ kind: "ACCEPTED" });
    expect(server.readBy("7")).toEqual([READ]);
  });

  it("goes no more where the person forbids it, and the cabinet says so", async () => {
    const address = `${Date.now()}`;
    const { union, anna } = await linked(address);
    const { server, sender } = await open(() => (channel === "VK" ? 901 : 403));
    expect(await sender.send(aMessage(address))).toMatchObject({ kind: "REFUSED", isFinal: true });
    expect(await isLinked(address)).toBe(false);
    expect(await union.told(anna)).toMatchObject([
      {
        subject: "MEMBERSHIP",
        title: expect.stringMatching(/отключён$/),
        path: "/cabinet/notices/preferences",
      },
    ]);
    expect(server.tries).toBe(1);
  });

  it("that is refused for itself leaves the messenger linked", async () => {
    const address = `${Date.now()}1`;
    await linked(address);
    const { sender } = await open(() => (channel === "VK" ? 914 : 400));
    expect(await sender.send(aMessage(address))).toEqual({
      kind: "REFUSED",
      isFinal: true,
      reason: expect.stringMatching(/^error \d+$/),
    });
    expect(await isLinked(address)).toBe(true);
  });

  it.each(channel === "VK" ? [5, 6, 7, 9, 14, 29] : [401, 404, 429])(
    "finds the door shut by the number %i, and the person stays",
    async (code) => {
      const { sender } = await open(() => code);
      expect(await sender.send(aMessage())).toEqual({
        kind: "REFUSED",
        isFinal: false,
        isShut: true,
        reason: `error ${code}`,
      });
    },
  );

  it("waits where nobody is reached", async () => {
    const { server, sender } = await open();
    await server.stop();
    servers.splice(0);
    expect(await sender.send(aMessage())).toEqual({
      kind: "REFUSED",
      isFinal: false,
      reason: "ECONNREFUSED",
    });
  });

  it("names neither the key nor the person where it fails", async () => {
    const { sender } = await open(() => "CUT");
    const said = JSON.stringify(await sender.send(aMessage("123456789")));
    expect(said).not.toMatch(/key-of|123456789|127\.0\.0\.1/);
  });
});

describe("a message to VK", () => {
  const [vk] = messengers;
  const open = async (react: (to: string, attempt: number) => MessengerReaction) => {
    const server = await VkServer.start();
    server.react = react;
    servers.push(server);
    return { server, sender: vk?.sender(server) as Sender };
  };

  it.each(["TAKE_AND_CUT", "TAKE_AND_SILENCE", "CUT", "NONSENSE", 10] as const)(
    "is asked about once more after %s, and read once",
    async (first) => {
      const { server, sender } = await open((_, attempt) => (attempt === 1 ? first : "TAKE"));
      expect(await sender.send(aMessage())).toEqual({ kind: "ACCEPTED" });
      expect([server.tries, server.readBy("7")]).toEqual([2, [READ]]);
    },
  );

  it.each(["TAKE_AND_CUT", "SILENCE", "NONSENSE", 10] as const)(
    "is uncertain after %s where the second time tells no more, whatever refuses it",
    async (first) => {
      for (const second of [first, 901, 6] as const) {
        const { server, sender } = await open((_, attempt) => (attempt === 1 ? first : second));
        expect(await sender.send(aMessage())).toMatchObject({ kind: "UNCERTAIN" });
        expect(server.tries).toBe(2);
      }
    },
  );

  it("is read once, however often it is sent, and another beside it", async () => {
    const { server, sender } = await open(() => "TAKE");
    const one = aMessage();
    for (const message of [one, one, aMessage()]) await sender.send(message);
    expect(server.readBy("7")).toEqual([READ, READ]);
  });
});

describe("a message to TELEGRAM", () => {
  const [, telegram] = messengers;
  const open = async (react: (to: string, attempt: number) => MessengerReaction) => {
    const server = await TelegramServer.start();
    server.react = react;
    servers.push(server);
    return { server, sender: telegram?.sender(server) as Sender };
  };

  it.each(["TAKE_AND_CUT", "TAKE_AND_SILENCE", "CUT", "SILENCE", "NONSENSE", 500] as const)(
    "is uncertain after %s, and not sent again",
    async (reaction) => {
      const { server, sender } = await open(() => reaction);
      expect(await sender.send(aMessage())).toMatchObject({ kind: "UNCERTAIN" });
      expect(server.tries).toBe(1);
    },
  );

  it("waits as long as it is told to, and nothing is handed over until then", async () => {
    const { server, sender } = await open((_, attempt) => (attempt === 1 ? 429 : "TAKE"));
    server.retryAfter = 4;
    const shut = { kind: "REFUSED", isFinal: false, isShut: true, reason: "error 429" };
    expect(await sender.send(aMessage())).toEqual(shut);
    expect(await sender.send(aMessage())).toEqual(shut);
    expect(server.tries).toBe(1);
    await app.eventually(
      () => sender.send(aMessage()),
      ({ kind }) => kind === "ACCEPTED",
    );
    expect(server.tries).toBe(2);
  });
});
