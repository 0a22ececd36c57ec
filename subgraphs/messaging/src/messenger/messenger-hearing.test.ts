import { type Actor, testSubgraph } from "@angel/kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { randomInt } from "node:crypto";
import { openCompanions } from "../companions.js";
import { messaging } from "../subgraph.js";
import { choose, say, someMember, standReach, waysOf } from "../testing/cabinet.js";
import { addressesOf, removeAddress } from "../testing/jabber.js";
import { connect } from "../testing/messenger.js";
import { placeWhereItIs } from "../testing/noon.js";
import { TelegramServer } from "../testing/telegram-server.js";
import { VkServer } from "../testing/vk-server.js";

let vk: VkServer;
let telegram: TelegramServer;
beforeAll(async () => {
  vk = await VkServer.start();
  telegram = await TelegramServer.start();
});
const app = testSubgraph({
  ...messaging,
  open: (parts) => openCompanions(parts, { ...vk.env, ...telegram.env, SITE_URL: "https://site.example" }),
});
beforeAll(() => standReach(app));
afterAll(async () => {
  await vk.stop();
  await telegram.stop();
});
afterEach(() => {
  vk.isRepeating = telegram.isRepeating = false;
});

const aPerson = () => `${randomInt(1e9, 2e9)}`;
const messengers = [
  {
    channel: "VK",
    name: "ВКонтакте",
    server: () => vk,
    link: /^https:\/\/vk\.me\/profsoyuz\?ref=(.+)$/,
    write: (from: string, text: string) => vk.write(from, text),
    come: (from: string, code: string) => vk.write(from, "Начать", { ref: code }),
    forbid: (from: string) => vk.deny(from),
  },
  {
    channel: "TELEGRAM",
    name: "Telegram",
    server: () => telegram,
    link: /^https:\/\/t\.me\/profsoyuz_bot\?start=(.+)$/,
    write: (from: string, text: string) => telegram.write(from, text),
    come: (from: string, code: string) => telegram.write(from, `/start ${code}`),
    forbid: (from: string) => telegram.block(from),
  },
];

const someone = () => someMember(app, { email: "a@mail.example", timeZone: placeWhereItIs(12) });
/** What the cabinet has told them, the first first. */
const titlesFor = async ({ viewer }: Actor) =>
  (
    await app.sql<{ title: string }>(
      `select title_ru as title from messaging.notices join messaging.sayings on sayings.id = saying_id
       where person_id = $1 order by notices.id`,
      [viewer.memberId],
    )
  ).map(({ title }) => title);

describe.each(messengers)("$name", ({ channel, name, server, link, write, come, forbid }) => {
  /** The last of so many answers. */
  const answered = async (from: string, count: number) => {
    const read = await app.eventually(
      () => server().readBy(from),
      ({ length }) => length >= count,
    );
    expect(read).toHaveLength(count);
    return read.at(-1) ?? "";
  };
  const linked = async () => {
    const [who, from] = [await someone(), aPerson()];
    come(from, (await connect(who, channel)).code);
    expect(await answered(from, 1)).toContain("Готово");
    return { who, from };
  };
  const ownAddress = async (who: Actor) =>
    (await addressesOf(who)).filter((one: { channel: string }) => one.channel === channel);
  const shown = (from: string) => [
    { channel, address: `${from.slice(0, 2)}•••${from.slice(-4)}`, isUsable: true },
  ];
  const LINKED = `К учётной записи подключён ${name}`;
  const UNLINKED = `${name} отключён`;

  it("is linked by who comes with the code, which is good once", async () => {
    const [anna, from, stranger] = [await someone(), aPerson(), aPerson()];
    const begun = await connect(anna, channel);
    expect(begun).toEqual({
      __typename: "ConnectMessengerPayload",
      channel,
      code: expect.stringMatching(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/),
      link: expect.stringMatching(link),
      expiresAt: expect.any(String),
    });
    expect(link.exec(begun.link)?.[1]).toBe(begun.code);
    expect(await ownAddress(anna)).toEqual([]);

    come(from, begun.code);
    const answer = await answered(from, 1);
    expect(answer).toContain("Готово: сюда будут приходить уведомления Вашей учётной записи (Анна).");
    expect(answer).toContain("https://site.example/cabinet/notices/preferences");
    expect(await ownAddress(anna)).toEqual(shown(from));
    expect(await titlesFor(anna)).toEqual([LINKED]);

    come(stranger, begun.code);
    expect(await answered(stranger, 1)).toContain("Этот код не подходит");
    expect(await ownAddress(anna)).toEqual(shown(from));
  });

  it("is linked by the code written there by hand, in any case and spacing", async () => {
    const [anna, from] = [await someone(), aPerson()];
    const { code } = await connect(anna, channel);
    write(from, ` ${code.toLowerCase().replaceAll("-", " ")} `);
    expect(await answered(from, 1)).toContain("Готово");
    expect(await ownAddress(anna)).toEqual(shown(from));
  });

  it("is told what was chosen to be told there, once", async () => {
    const { who, from } = await linked();
    await choose(who, [channel, "EMAIL"]);
    for (let time = 0; time < 2; time += 1) await say(app, [who], { key: "the same" });
    // By e-mail goes that it was linked.
    await waysOf(app, who, ["EMAIL WAITING", `${channel} SENT`]);
    expect(await answered(from, 2)).toBe(
      "На обращение ответили\n\nОтвет — в кабинете.\n\nhttps://site.example/cabinet/appeals",
    );
  });

  it("goes on by the next way where the person has forbidden it, and is linked no more", async () => {
    const { who, from } = await linked();
    await choose(who, [channel, "EMAIL"]);
    server().react = (to) => (to === from ? (channel === "VK" ? 901 : 403) : "TAKE");
    await say(app, [who]);
    await waysOf(app, who, ["EMAIL WAITING", `${channel} FAILED`, "EMAIL WAITING", "EMAIL WAITING"]);
    expect(await ownAddress(who)).toEqual([]);
    expect(await titlesFor(who)).toEqual([LINKED, "На обращение ответили", UNLINKED]);
  });

  it("is linked no more once they write «стоп», or forbid it there", async () => {
    for (const end of [(from: string) => write(from, "Стоп!"), forbid]) {
      const { who, from } = await linked();
      end(from);
      await app.eventually(
        () => titlesFor(who),
        ({ length }) => length === 2,
      );
      expect(await titlesFor(who)).toEqual([LINKED, UNLINKED]);
      expect(await ownAddress(who)).toEqual([]);
      if (end !== forbid) expect(await answered(from, 2)).toContain("Больше сюда ничего не придёт");
    }
  });

  it("is removed in the cabinet, by its holder alone", async () => {
    const { who, from } = await linked();
    await removeAddress(await someone(), channel);
    expect(await ownAddress(who)).toEqual(shown(from));
    const removed = await removeAddress(who, channel);
    expect(removed.noticeAddresses.map((one: { channel: string }) => one.channel)).toEqual(["EMAIL"]);
    write(from, "стоп");
    expect(await answered(from, 2)).toContain("Здравствуйте");
  });

  it("takes the place of the one before", async () => {
    const { who, from: before } = await linked();
    const from = aPerson();
    come(from, (await connect(who, channel)).code);
    await answered(from, 1);
    expect(await ownAddress(who)).toEqual(shown(from));
    write(before, "стоп");
    expect(await answered(before, 2)).toContain("Здравствуйте");
    expect(await ownAddress(who)).toEqual(shown(from));
  });

  it("that is another account's stays so, until its holder writes «стоп»", async () => {
    const { who: anna, from } = await linked();
    const boris = await someone();
    const { code } = await connect(boris, channel);
    come(from, code);
    expect(await answered(from, 2)).toContain("уже подключён к другой учётной записи");
    expect([await ownAddress(anna), await ownAddress(boris)]).toEqual([shown(from), []]);
    write(from, "стоп");
    await answered(from, 3);
    come(from, code);
    expect(await answered(from, 4)).toContain("Готово");
    expect([await ownAddress(anna), await ownAddress(boris)]).toEqual([[], shown(from)]);
  });

  it("is linked by the last code alone, while it is good", async () => {
    const [anna, from] = [await someone(), aPerson()];
    const first = await connect(anna, channel);
    const second = await connect(anna, channel);
    come(from, first.code);
    expect(await answered(from, 1)).toContain("Этот код не подходит");
    await app.sql("update messaging.messenger_codes set expires_at = now() where account_id = $1", [
      anna.viewer.accountId,
    ]);
    come(from, second.code);
    expect(await answered(from, 2)).toContain("Этот код не подходит");
    expect(await ownAddress(anna)).toEqual([]);
  });

  it("answers who is not linked how to be, and who is, where there are no appeals, that nobody reads there", async () => {
    const stranger = aPerson();
    write(stranger, "Здравствуйте, когда собрание?");
    expect(await answered(stranger, 1)).toContain(
      "Здравствуйте! Сюда могут приходить уведомления профсоюза.",
    );
    const { from } = await linked();
    write(from, "Когда собрание?");
    const answer = await answered(from, 2);
    expect(answer).toContain("Мы не читаем здесь сообщений.");
    expect(answer).toContain("https://site.example/appeals/new");
  });

  it("answers nobody without end, and lets them go all the same", async () => {
    const { who, from } = await linked();
    for (let time = 0; time < 30; time += 1) write(from, `Раз ${time}`);
    write(from, "стоп");
    await app.eventually(
      () => ownAddress(who),
      ({ length }) => length === 0,
    );
    // The code, nineteen words, and that it is too much.
    expect(await answered(from, 21)).toContain("Сообщений слишком много");
  });

  it("does once what is said again and again", async () => {
    const [anna, from] = [await someone(), aPerson()];
    server().isRepeating = true;
    come(from, (await connect(anna, channel)).code);
    await answered(from, 1);
    write(from, "стоп");
    await answered(from, 2);
    write(from, "И ещё");
    expect(await answered(from, 3)).toContain("Здравствуйте");
    expect(await titlesFor(anna)).toEqual([LINKED, UNLINKED]);
  });

  it("makes nothing of what is no word of a person to us", async () => {
    const { who, from } = await linked();
    const group = { id: -100, type: "group" };
    for (const odd of [
      { message: { chat: {} } },
      { message: { chat: group, text: "стоп" } },
      { message: null },
      {},
    ])
      if (channel === "VK") vk.happen("message_new", odd);
      else telegram.happen(odd);
    vk.happen("message_new", { message: { from_id: Number(from), peer_id: 2_000_000_001, text: "стоп" } });
    vk.happen("message_reply", { from_id: Number(from), peer_id: Number(from), text: "стоп" });
    write(from, "Что нового?");
    await answered(from, 2);
    expect(await ownAddress(who)).toEqual(shown(from));
  });

  it("keeps no word, and no code in the open", async () => {
    const { who, from } = await linked();
    const { code } = await connect(who, channel);
    write(from, "Мой телефон 89210000000");
    await answered(from, 2);
    const rows = await app.sql(
      `select to_jsonb(code)::text as row from messaging.messenger_codes code
       union all select to_jsonb(word)::text from messaging.messenger_words word
       union all select to_jsonb(said)::text from messaging.deliveries said
       union all select to_jsonb(told)::text from events.outbox told`,
    );
    const kept = JSON.stringify(rows);
    for (const secret of [code, code.replaceAll("-", ""), "89210000000", from])
      expect(kept).not.toContain(secret);
  });
});

describe("a messenger", () => {
  it("is none of the other channels, and none that the platform does not speak to", async () => {
    expect(await connect(await someone(), "JABBER")).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "channel" }],
    });
  });

  it("gives twenty codes in an hour", async () => {
    const anna = await someone();
    for (let time = 0; time < 20; time += 1) await connect(anna, "VK");
    const input = { channel: "VK" };
    const document =
      "mutation C($input: ConnectMessengerInput!) { connectMessenger(input: $input) { __typename } }";
    expect(await anna.refusal(document, { input })).toBe("TOO_MANY_REQUESTS");
  });
});
