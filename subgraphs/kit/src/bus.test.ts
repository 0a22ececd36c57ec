import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { Bus } from "./bus.js";
import { connectDatabase, OWN_HAND } from "./database.js";
import { type DatabaseAddress, urlOfRole } from "./role.js";
import { event, hear, type Hearer } from "./events.js";
import { Hearing } from "./hearing.js";
import { Live } from "./live.js";
import { logger } from "./log.js";
import { openRequest } from "./request.js";
import { cloneDatabase, eventually } from "./testing.js";

const silent = logger("test", "silent");
const empty = { name: "listeners", entities: [], migrations: [], resolvers: [] };
const thingDone = event<{ n: number }>("thingDone");

let database: DatabaseAddress & { drop: () => Promise<void> };
let sql: pg.Client;
const buses: Bus[] = [];

beforeAll(async () => {
  database = await cloneDatabase([empty]);
  sql = new pg.Client({ connectionString: database.databaseUrl });
  sql.on("error", () => {});
  await sql.connect();
});

afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.stop()));
  await sql.end();
  await database.drop();
});

async function startBus(): Promise<Bus> {
  const bus = new Bus(urlOfRole(database, "events"), silent);
  await bus.start();
  buses.push(bus);
  return bus;
}

const tell = (client: pg.Client, name: string, n: number) =>
  client.query("insert into events.outbox (name, payload) values ($1, $2)", [name, { n }]);

const nothing = (): never => {
  throw new Error("There is nothing of the kind.");
};
/** A hearer beside the platform's, and how its hands are let go. */
async function listener(bus: Bus, hearers: readonly Hearer[], before = () => {}) {
  const orm = await connectDatabase(empty, database);
  const lent = { orm, live: new Live(bus), companion: nothing, files: null as never };
  const open = () => {
    before();
    return openRequest(lent, OWN_HAND, null);
  };
  const close = () => orm.close(true);
  return { close, open: () => new Hearing("listener", hearers, open, bus, silent, { firstPauseMs: 1 }) };
}

const hears = (heard: number[], count: number) =>
  eventually(
    () => heard,
    ({ length }) => length >= count,
  );

describe("the bus", () => {
  it("passes on in the order of commits, the same to every process, what two relays number", async () => {
    const [one, two] = [await startBus(), await startBus()];
    const heard: number[][] = [[], []];
    [one, two].forEach((bus, i) =>
      bus.listen("counted", ({ payload }) => heard[i]?.push((payload as { n: number }).n)),
    );
    const writers = await Promise.all(
      [0, 1, 2, 3].map(async () => {
        const client = new pg.Client({ connectionString: database.databaseUrl });
        await client.connect();
        return client;
      }),
    );
    await Promise.all(
      writers.map(async (client, w) => {
        for (let i = 0; i < 50; i++) await tell(client, "counted", w * 1_000 + i);
        await client.end();
      }),
    );
    await eventually(
      () => heard,
      (lists) => lists.every((list) => list.length >= 200),
    );
    expect(heard[0]).toHaveLength(200);
    expect(heard[1]).toEqual(heard[0]);
    for (const w of [0, 1, 2, 3]) {
      const own = heard[0]?.filter((n) => Math.floor(n / 1_000) === w);
      expect(own).toEqual([...(own ?? [])].sort((a, b) => a - b));
    }
  });

  it("tells nothing that was rolled back", async () => {
    const bus = await startBus();
    const heard: number[] = [];
    bus.listen("undone", ({ payload }) => heard.push((payload as { n: number }).n));
    await sql.query("begin");
    await tell(sql, "undone", 1);
    await sql.query("rollback");
    await tell(sql, "undone", 2);
    await hears(heard, 1);
    expect(heard).toEqual([2]);
  });

  it("goes on where it was after Postgres cuts its connection", async () => {
    const bus = await startBus();
    const heard: number[] = [];
    bus.listen("bridged", ({ payload }) => heard.push((payload as { n: number }).n));
    await tell(sql, "bridged", 1);
    await sql.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'events'");
    await tell(sql, "bridged", 2);
    await hears(heard, 2);
    expect(heard).toEqual([1, 2]);
  });

  it("ends a live reader that falls a thousand events behind, and not the others", async () => {
    const live = new Live(await startBus());
    const slow = live.on(thingDone);
    const quick = live.on(thingDone);
    const read: number[] = [];
    const reading = (async () => {
      for await (const { payload } of quick) if (read.push(payload.n) === 1_100) return;
    })();
    await sql.query(
      "insert into events.outbox (name, payload) select 'thingDone', jsonb_build_object('n', n) from generate_series(1, 1100) n",
    );
    await reading;
    expect(read).toHaveLength(1_100);
    expect(await slow.next()).toEqual({ done: true, value: undefined });
  });
});

describe("a hearer", () => {
  it("sets aside what fails again and again, and goes on", async () => {
    const heard: number[] = [];
    const fragile = hear(event<{ n: number }>("fragile"), async ({ n }) => {
      if (n === 1) throw new Error("never");
      heard.push(n);
    });
    const { open, close } = await listener(await startBus(), [fragile]);
    const hearing = open();
    hearing.start();
    await tell(sql, "fragile", 1);
    await tell(sql, "fragile", 2);
    await hears(heard, 1);
    await hearing.stop();
    await close();
    expect(heard).toEqual([2]);
    const { rows } = await sql.query("select hearer, error from events.unheard");
    expect(rows).toEqual([{ hearer: "listener", error: "Error: never" }]);
  });

  it("is given all its tries after an outage, in which it was not reached", async () => {
    const heard: number[] = [];
    let fails = true;
    const reached = hear(event<{ n: number }>("reached"), async ({ n }) => {
      if (fails) {
        fails = false;
        throw new Error("once");
      }
      heard.push(n);
    });
    let outages = 8;
    const away = () => {
      if (outages-- > 0) throw new Error("Postgres is away.");
    };
    const { open, close } = await listener(await startBus(), [reached], away);
    await tell(sql, "reached", 1);
    const hearing = open();
    hearing.start();
    await hears(heard, 1);
    await hearing.stop();
    await close();
    expect(heard).toEqual([1]);
    const { rows } = await sql.query("select from events.unheard where error = 'Error: once'");
    expect(rows).toEqual([]);
  });

  it("is the only one of its event in a subgraph", async () => {
    const one = hear(event<{ n: number }>("done"), async () => {});
    const { open, close } = await listener(await startBus(), [one, one]);
    expect(open).toThrow("hears an event twice");
    await close();
  });
});
