import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Bus } from "./bus.js";
import type { ToldEvent } from "./events.js";
import { Follower } from "./follow.js";
import { logger } from "./log.js";
import { type DatabaseAddress, urlOfRole } from "./role.js";
import { cloneDatabase, eventually } from "./testing.js";

const silent = logger("test", "silent");

let database: DatabaseAddress & { drop: () => Promise<void> };
let sql: pg.Client;
let bus: Bus;
const followers: Follower[] = [];

beforeAll(async () => {
  database = await cloneDatabase([{ name: "listeners", entities: [], migrations: [], resolvers: [] }]);
  sql = new pg.Client({ connectionString: database.databaseUrl });
  sql.on("error", () => {});
  await sql.connect();
  bus = new Bus(urlOfRole(database, "events"), silent);
  await bus.start();
});

afterEach(async () => {
  for (const follower of followers.splice(0)) await follower.stop();
});

afterAll(async () => {
  await bus.stop();
  await sql.end();
  await database.drop();
});

const tell = (name: string, accountId: string, age = "0 s") =>
  sql.query("insert into events.outbox (name, payload, occurred_at) values ($1, $2, now() - $3::interval)", [
    name,
    { accountId },
    age,
  ]);

/** Once the bus has given what is told its place in the order. */
const placed = () =>
  eventually(
    () => sql.query("select from events.outbox where position is null"),
    ({ rowCount }) => rowCount === 0,
  );

function follow(connectionString = urlOfRole(database, "gateway")) {
  const heard: string[] = [];
  const follower = new Follower(
    { connectionString, view: "events.told_to_gateway", seconds: 900, log: silent },
    ({ name, payload }: ToldEvent) => heard.push(`${name} ${(payload as { accountId: string }).accountId}`),
  );
  followers.push(follower);
  return { heard, follower };
}

const hears = (heard: string[], count: number) =>
  eventually(
    () => heard,
    ({ length }) => length === count,
  );

describe("following events from outside", () => {
  it("brings what is for the reader, from a while ago on, and no more when it comes back", async () => {
    await tell("sessionsEnded", "long ago", "1 h");
    await tell("sessionsEnded", "lately", "1 min");
    await placed();
    const { heard } = follow();
    await hears(heard, 1);
    await tell("commentAdded", "nobody's business");
    await tell("grantsChanged", "now");
    await hears(heard, 2);
    await sql.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gateway' and datname = current_database()",
    );
    await tell("sessionsEnded", "after the break");
    await hears(heard, 3);
    expect(heard).toEqual(["sessionsEnded lately", "grantsChanged now", "sessionsEnded after the break"]);
  });

  it("lets the gateway read that and nothing else", async () => {
    const client = new pg.Client({ connectionString: urlOfRole(database, "gateway") });
    await client.connect();
    const refusals = [];
    for (const deed of [
      "select 1 from events.outbox",
      "insert into events.outbox (name, payload) values ('sessionsEnded', '{}')",
      "delete from events.told_to_gateway",
      "select 1 from events.inbox",
      "create table events.own (id int)",
    ]) {
      refusals.push(
        await client.query(deed).then(
          () => "done",
          ({ code }: { code: string }) => code,
        ),
      );
    }
    await client.end();
    expect(refusals).toEqual(Array.from({ length: 5 }, () => "42501"));
  });

  it("waits for Postgres without harm, and stops when told to", async () => {
    const { heard, follower } = follow("postgres://gateway:none@127.0.0.1:1/none");
    await sleep(50);
    await follower.stop();
    expect(heard).toEqual([]);
  });
});
