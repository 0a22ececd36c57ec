import { Viewer } from "@angel/kit/access";
import { Bus } from "@angel/kit/bus";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { urlOfRole } from "@angel/kit/role";
import { unseal } from "@angel/kit/seal";
import type { Subgraph } from "@angel/kit/subgraph";
import { Actor, cloneDatabase, eventually } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { identity } from "../../subgraphs/identity/src/subgraph.js";
import { openCompanions } from "../../subgraphs/messaging/src/companions.js";
import { messaging } from "../../subgraphs/messaging/src/subgraph.js";

/** Identity, which wants codes sent, and messaging, which sends them into a file, on one database. */
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: pg.Client;
let bus: Bus;
let folder = "";
const parts: RunningSubgraph[] = [];
const log = logger("test", "warn");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "angel-wanted-codes-"));
  database = await cloneDatabase([identity, messaging]);
  client = new pg.Client({ connectionString: database.databaseUrl });
  await client.connect();
  bus = new Bus(urlOfRole(database, "events"), log);
  await bus.start();
  const env = { MESSAGES_FILE: join(folder, "messages.jsonl") };
  const sending: Subgraph = { ...messaging, open: (own) => openCompanions(own, env) };
  for (const subgraph of [identity, sending])
    parts.push(await RunningSubgraph.open(subgraph, database, bus, log));
});

afterAll(async () => {
  for (const part of parts) await part.close();
  await bus.stop();
  await client.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe("a one-time code", () => {
  it("goes to who asks, and is kept nowhere once it is sent, in no event either", async () => {
    const contact = "newcomer@mail.example";
    const [asked] = parts;
    if (!asked) throw new Error("Identity does not run.");
    const { registerAccount } = await new Actor(asked, new Viewer({})).run(
      `mutation R($input: RegisterAccountInput!) { registerAccount(input: $input) {
         ... on RegisterAccountPayload { challenge { id } } } }`,
      { input: { contact, displayName: "Вера Новикова", password: "длинный пароль наугад" } },
    );
    const sent = await eventually(
      () => readFile(join(folder, "messages.jsonl"), "utf8").catch(() => ""),
      (text) => text.includes(contact),
    );
    expect(sent).toMatch(/Код для регистрации: \d{6}/);

    const kept = async () =>
      (
        await client.query<{ sealed: string }>(
          `select sealed from identity.wanted_codes
           union all select sealed_code from messaging.deliveries where sealed_code is not null`,
        )
      ).rows;
    await eventually(kept, ({ length }) => length === 0);
    const told = (
      await client.query<{ payload: Record<string, unknown> }>("select payload from events.outbox")
    ).rows;
    const words = told.flatMap(({ payload }) => Object.values(payload)).map(String);
    expect(words).toContain(registerAccount.challenge.id);
    const key = asked.key("codes wanted");
    expect(words.filter((word) => unseal(key, registerAccount.challenge.id, word) !== null)).toEqual([]);
  });
});
