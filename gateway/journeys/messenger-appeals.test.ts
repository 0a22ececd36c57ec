import { Viewer, type ViewerFacts } from "@angel/kit/access";
import { Bus } from "@angel/kit/bus";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { urlOfRole } from "@angel/kit/role";
import type { Subgraph } from "@angel/kit/subgraph";
import { Actor, cloneDatabase, eventually } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomInt } from "node:crypto";
import pg from "pg";
import { appeals } from "../../subgraphs/appeals/src/subgraph.js";
import { deed, look, queue } from "../../subgraphs/appeals/src/testing/appeals.js";
import { TestUnion } from "../../subgraphs/appeals/src/testing/union.js";
import { openCompanions } from "../../subgraphs/messaging/src/companions.js";
import { messaging } from "../../subgraphs/messaging/src/subgraph.js";
import { choose, standReach } from "../../subgraphs/messaging/src/testing/cabinet.js";
import { connect } from "../../subgraphs/messaging/src/testing/messenger.js";
import { placeWhereItIs } from "../../subgraphs/messaging/src/testing/noon.js";
import { TelegramServer } from "../../subgraphs/messaging/src/testing/telegram-server.js";

/** Messaging, which hears members in messengers, and appeals, which answers them, on one database; the register is stood for. */
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: pg.Client;
let bus: Bus;
let telegram: TelegramServer;
let [talking, answering]: RunningSubgraph[] = [];
const log = logger("test", "warn");
const open = (subgraph: Subgraph) => RunningSubgraph.open(subgraph, database, bus, log);
const opened = (part: RunningSubgraph | undefined) => {
  if (!part) throw new Error("The part does not run.");
  return part;
};
const platform = {
  sql: async <Row extends object>(text: string, values: unknown[] = []) =>
    (await client.query<Row>(text, values)).rows,
  as: (facts: Partial<ViewerFacts>) => new Actor(opened(answering), new Viewer(facts)),
};

beforeAll(async () => {
  database = await cloneDatabase([messaging, appeals]);
  client = new pg.Client({ connectionString: database.databaseUrl });
  await client.connect();
  await TestUnion.open(platform);
  await standReach(platform);
  bus = new Bus(urlOfRole(database, "events"), log);
  await bus.start();
  telegram = await TelegramServer.start();
  const env = { ...telegram.env, SITE_URL: "https://site.example" };
  talking = await open({ ...messaging, open: (parts) => openCompanions(parts, env) });
  answering = await open(appeals);
});

afterAll(async () => {
  await talking?.close();
  await answering?.close();
  await telegram.stop();
  await bus.stop();
  await client.end();
  await database.drop();
});

const WORDS = "Мне не доплатили за классное руководство, куда идти?";

/** The last of so many answers. */
async function answered(from: string, count: number): Promise<string> {
  const read = await eventually(
    () => telegram.readBy(from),
    ({ length }) => length >= count,
  );
  expect(read).toHaveLength(count);
  return read.at(-1) ?? "";
}

/** A member of the school who has linked Telegram, and is told of appeals there. */
async function someoneLinked(union: TestUnion) {
  const [anna, from] = [await union.enrol(union.school), `${randomInt(1e9, 2e9)}`];
  const { accountId, memberId } = anna.viewer;
  await platform.sql("insert into published.account_reach values ($1, $2, 'Анна', null, null)", [
    accountId,
    memberId,
  ]);
  await platform.sql(
    "insert into published.member_reach (member_id, time_zone, is_on_register, is_destroyed) values ($1, $2, true, false)",
    [memberId, placeWhereItIs(12)],
  );
  const inCabinet = new Actor(opened(talking), anna.viewer);
  telegram.write(from, `/start ${(await connect(inCabinet, "TELEGRAM")).code}`);
  await answered(from, 1);
  await choose(inCabinet, ["TELEGRAM"]);
  return { anna, from };
}

describe("a member who writes to the bot", () => {
  it("is told the number of the appeal, is answered by the union, and goes on in the same", async () => {
    const union = await TestUnion.found(platform);
    const { anna, from } = await someoneLinked(union);
    telegram.write(from, WORDS);
    const [, number] = /Принято как обращение № (\d+)/.exec(await answered(from, 2)) ?? [];
    const [, id = ""] = /https:\/\/site\.example\/appeals\/(\S+)/.exec(await answered(from, 2)) ?? [];
    const operator = union.operator();
    expect(await look(operator, id, "number channel text author { id }")).toEqual({
      number: Number(number),
      channel: "TELEGRAM",
      text: WORDS,
      author: { id: anna.viewer.memberId },
    });

    await deed(operator, "replyToAppeal", { appealId: id, text: "Напишите, за какой месяц." });
    const notice = await answered(from, 3);
    expect(notice).toContain(`На обращение № ${number} ответили`);
    expect(notice).not.toContain("месяц");
    telegram.write(from, "За сентябрь");
    expect(await answered(from, 4)).toContain(`Добавлено к обращению № ${number}`);
    expect((await look(operator, id, "messages { nodes { text } }")).messages.nodes).toEqual(
      [WORDS, "Напишите, за какой месяц.", "За сентябрь"].map((text) => ({ text })),
    );
    expect(await platform.sql("select from messaging.untaken_words")).toEqual([]);
  });

  it("is asked for more of what is too short for an appeal", async () => {
    const union = await TestUnion.found(platform);
    const { from } = await someoneLinked(union);
    telegram.write(from, "Здравствуйте!");
    expect(await answered(from, 2)).toContain("Напишите сюда несколькими словами");
    expect(await queue(union.operator(), union.region)).toEqual([]);
  });

  it("is answered once appeals is back, where it was away", async () => {
    const union = await TestUnion.found(platform);
    const { from } = await someoneLinked(union);
    await opened(answering).close();
    telegram.write(from, WORDS);
    await eventually(
      () => platform.sql("select from messaging.untaken_words"),
      ({ length }) => length === 1,
    );
    answering = await open(appeals);
    expect(await answered(from, 2)).toContain("Принято как обращение №");
    expect(await queue(union.operator(), union.region)).toEqual([WORDS]);
  });
});
