import { logger } from "@angel/kit/log";
import { testSubgraph } from "@angel/kit/testing";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomInt, randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { NoticeChannel } from "../notice/notice-words.js";
import { messaging } from "../subgraph.js";
import { someMember, standReach } from "../testing/cabinet.js";
import { connect } from "../testing/messenger.js";
import { TelegramServer } from "../testing/telegram-server.js";
import { VkServer } from "../testing/vk-server.js";
import type { Messenger, Word } from "./messenger.js";
import { MessengerHearing } from "./messenger-hearing.js";
import { openMessengers } from "./open-messengers.js";

const app = testSubgraph(messaging);
beforeAll(() => standReach(app));

describe("a platform without keys of messengers", () => {
  it("offers none", async () => {
    const anna = await someMember(app);
    for (const channel of ["VK", "TELEGRAM"])
      expect(await connect(anna, channel)).toEqual({ __typename: "MessengerUnavailable" });
    const answer = await anna.run(
      `query Of($id: ID!) { _entities(representations: [{ __typename: "Account", id: $id }]) {
         ... on Account { noticeChannels } } }`,
      { id: anna.viewer.accountId },
    );
    expect(answer._entities[0].noticeChannels).toEqual([]);
  });
});

const HASTE = { holdMs: 60_000, pauseMs: 20, restMs: 0 };
const aPerson = () => `${randomInt(1e9, 2e9)}`;
const ending: (() => Promise<void>)[] = [];
const logged: string[] = [];
const log = logger(
  "test",
  "info",
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString());
      done();
    },
  }),
);

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
  await app.sql("update messaging.messenger_places set place = null, held_by = null, held_until = now()");
  await app.sql("delete from messaging.messenger_words");
  logged.length = 0;
});

/** A line on which nothing comes; it breaks off at the end, also at one that came before it. */
async function untilStopped(stop: AbortSignal): Promise<never> {
  await sleep(3_600_000, undefined, { signal: stop });
  throw new Error("Nobody ended it.");
}

const host = (messenger: Messenger | null, pace = HASTE): MessengerHearing => {
  if (!messenger) throw new Error("No messenger.");
  const { orm, key } = app.running;
  const hearing = new MessengerHearing({ orm, key, log }, [messenger], pace);
  ending.push(() => hearing.close());
  return hearing;
};
const openVk = async () => {
  const server = await VkServer.start();
  ending.push(() => server.stop());
  return server;
};
const openTelegram = async () => {
  const server = await TelegramServer.start();
  ending.push(() => server.stop());
  return server;
};
/** Until somebody hears: what came before anybody ever has is heard by nobody. */
const isHeard = (server: VkServer | TelegramServer) =>
  app.eventually(
    () => server.isAsked,
    (isAsked) => isAsked,
  );
/** How many answers are on their way. */
const answers = async () =>
  (await app.sql("select from messaging.deliveries where challenge_id is not null")).length;
const answersAre = async (count: number) => {
  await app.eventually(answers, (now) => now >= count);
  expect(await answers()).toBe(count);
};
const placeOf = async (channel: string) =>
  (
    await app.sql<{ place: string | null }>(
      "select place from messaging.messenger_places where channel = $1",
      [channel],
    )
  )[0]?.place;

describe("hosts that hear what is written in messengers", () => {
  it("hear one at a time, each word once", async () => {
    const [vk, telegram] = [await openVk(), await openTelegram()];
    const before = await answers();
    for (let count = 0; count < 3; count += 1) {
      host(openMessengers(vk.env).vk);
      host(openMessengers(telegram.env).telegram);
    }
    await isHeard(vk);
    for (let count = 0; count < 20; count += 1) {
      vk.write(aPerson(), "Здравствуйте");
      telegram.write(aPerson(), "Здравствуйте");
    }
    await answersAre(before + 40);
    expect([vk.queues, telegram.conflicts]).toEqual([1, 0]);
  });

  it("go on from where the one before them stopped, which waits for nothing when it ends", async () => {
    const servers = [await openVk(), await openTelegram()] as const;
    const before = await answers();
    const first = [host(openMessengers(servers[0].env).vk), host(openMessengers(servers[1].env).telegram)];
    for (const server of servers) await isHeard(server);
    for (const server of servers) server.write(aPerson(), "До");
    await answersAre(before + 2);
    await app.eventually(
      async () => [await placeOf("VK"), await placeOf("TELEGRAM")],
      ([vk, telegram]) => vk === "1" && telegram === "702",
    );
    for (const hearing of first) await hearing.close();
    for (const server of servers) server.write(aPerson(), "Между");
    host(openMessengers(servers[0].env).vk);
    host(openMessengers(servers[1].env).telegram);
    for (const server of servers) server.write(aPerson(), "После");
    await answersAre(before + 6);
  });

  it("take over from one that is gone without a word", async () => {
    const telegram = await openTelegram();
    const before = await answers();
    await app.sql(
      `update messaging.messenger_places set held_by = $1, held_until = now() + interval '1 hour'
       where channel = 'TELEGRAM'`,
      [randomUUID()],
    );
    host(openMessengers(telegram.env).telegram);
    telegram.write(aPerson(), "Есть кто?");
    expect(await placeOf("TELEGRAM")).toBeNull();
    await app.sql("update messaging.messenger_places set held_until = now()");
    await answersAre(before + 1);
  });

  it("do again only what was not done when something broke", async () => {
    const before = await answers();
    const word = (id: string, from = aPerson()): Word => ({
      id,
      from,
      text: "Да",
      code: null,
      hasMore: false,
    });
    const [one, other] = [word("one"), word("other")];
    let asked = 0;
    const messenger: Messenger = {
      channel: NoticeChannel.VK,
      linkWith: () => "",
      hear: async (place, stop) => {
        asked += 1;
        if (asked > 2) return untilStopped(stop);
        expect(place).toBeNull();
        // What no database keeps breaks the first time.
        return { words: asked === 1 ? [one, word("broken", "\u0000"), other] : [one, other], place: "9" };
      },
    };
    host(messenger);
    await app.eventually(
      () => placeOf("VK"),
      (place) => place === "9",
    );
    await answersAre(before + 2);
  });

  it("pass on once to appeals what members write, however often it is said and breaks", async () => {
    await app.sql("create table published.appeal_author (appeal_id uuid, number int, member_id uuid)");
    const [{ viewer }, from] = [await someMember(app), aPerson()];
    await app.sql(
      "insert into messaging.messenger_links (channel, account_id, address) values ('VK', $1, $2)",
      [viewer.accountId, from],
    );
    const say = (id: string, who: string): Word => ({
      id,
      from: who,
      text: "Мне не доплатили",
      code: null,
      hasMore: false,
    });
    let asked = 0;
    const messenger: Messenger = {
      channel: NoticeChannel.VK,
      linkWith: () => "",
      hear: async (_, stop) => {
        asked += 1;
        if (asked > 3) return untilStopped(stop);
        // The first time it breaks before it is written, the second after it.
        const broken = say("broken", "\u0000");
        const words = [[broken, say("one", from)], [say("one", from), broken], [say("one", from)]][asked - 1];
        return { words: words ?? [], place: "9" };
      },
    };
    host(messenger);
    await app.eventually(
      () => placeOf("VK"),
      (place) => place === "9",
    );
    const words = await app.sql<{ id: string }>(
      "select id from messaging.untaken_words where account_id = $1",
      [viewer.accountId],
    );
    expect(words).toHaveLength(1);
    const told = (await app.told()).filter(({ name }) => name === "messengerWordHeard");
    expect(told.map(({ payload }) => payload)).toEqual(words);
  });

  it("leave what another has begun to hear", async () => {
    const before = await answers();
    let hold: () => Promise<unknown> = async () => undefined;
    let asked = 0;
    const messenger: Messenger = {
      channel: NoticeChannel.VK,
      linkWith: () => "",
      hear: async (_, stop) => {
        asked += 1;
        if (asked > 1) return untilStopped(stop);
        await hold();
        return {
          words: [{ id: "late", from: aPerson(), text: "Да", code: null, hasMore: false }],
          place: "late",
        };
      },
    };
    hold = () =>
      app.sql(
        `update messaging.messenger_places set held_by = $1, held_until = now() + interval '1 hour'
         where channel = 'VK'`,
        [randomUUID()],
      );
    host(messenger);
    await app.eventually(
      () => logged,
      (lines) => lines.some((line) => line.includes("another host hears")),
    );
    expect([await answers(), await placeOf("VK"), asked]).toEqual([before, null, 1]);
  });

  it.each([
    ["has forgotten some", { failed: 1, ts: 1 }, 1],
    ["wants to be asked anew", { failed: 2 }, 2],
    ["has forgotten all", { failed: 3 }, 2],
    ["says nothing of a place", { updates: [] }, 2],
    ["says what is none", { ts: "5", updates: "?" }, 2],
    ["says nothing", [], 2],
    ["cuts", "CUT", 2],
    ["is not there", "NONSENSE", 2],
  ] as const)("hear on where the queue of VKontakte %s", async (_, answer, queues) => {
    const vk = await openVk();
    const before = await answers();
    host(openMessengers(vk.env).vk);
    await isHeard(vk);
    vk.write(aPerson(), "До");
    await answersAre(before + 1);
    vk.fail(answer);
    await app.eventually(
      () => vk.failed,
      (failed) => failed === 1,
    );
    await isHeard(vk);
    vk.write(aPerson(), "После");
    await answersAre(before + 2);
    expect(vk.queues).toBe(queues);
  });

  it.each([
    ["is asked by another too", { ok: false, error_code: 409 }],
    ["is busy", { ok: false, error_code: 429, parameters: { retry_after: 1 } }],
    ["says what is none", { ok: true, result: "?" }],
    ["says nothing", []],
    ["cuts", "CUT"],
    ["is not there", "NONSENSE"],
  ] as const)("hear on where Telegram %s, and write neither a key nor a person down", async (_, answer) => {
    const telegram = await openTelegram();
    const before = await answers();
    const from = aPerson();
    host(openMessengers(telegram.env).telegram);
    telegram.fail(answer);
    await app.eventually(
      () => logged.length,
      (length) => length > 0,
    );
    telegram.write(from, "После");
    await answersAre(before + 1);
    for (const secret of [from, "key-of", "127.0.0.1", "После"]) expect(logged.join()).not.toContain(secret);
  });

  it("trust no queue that is less safe than the API it comes from", async () => {
    const vk = await openVk();
    vk.queueUrl = "ftp://elsewhere.example/queue";
    host(openMessengers(vk.env).vk);
    await app.eventually(
      () => logged,
      (lines) => lines.some((line) => line.includes("no queue")),
    );
  });
});
