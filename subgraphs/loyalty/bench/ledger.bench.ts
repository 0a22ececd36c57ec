import { Bench } from "@angel/kit/bench";
import { urlOfRole } from "@angel/kit/role";
import type pg from "pg";
import { performance } from "node:perf_hooks";
import { crash } from "../src/crash/crash.js";
import { loyalty } from "../src/subgraph.js";
import { LedgerServer } from "./ledger-server.js";
import { askMap } from "./map.js";

/**
 * The ledger beside the one-row update of the same server, durable both, and under a thousand kills; and the map.
 * `npm run bench -- ledger [--kills 1000] [--seed N]`.
 */
const BATCH = 500;
const bench = new Bench("ledger");
const server = await LedgerServer.open();
try {
  await speeds();
  await askMap(bench, server);
} finally {
  await server.close();
}
// The server itself is killed there: no connection outlives it.
await kills();
bench.report();

async function speeds(): Promise<void> {
  const seconds = bench.isQuick ? 2 : 6;
  let last = 0;
  const one = (client: pg.Client) => server.postOne(client, `bench:${++last}`);
  const many = (client: pg.Client) =>
    server.postMany(
      client,
      Array.from({ length: BATCH }, () => `bench:${++last}`),
    );
  // Both paths and the server's memory are warm before anything is counted.
  await rate(1, 1, one);
  const samples = await bench.interleave(bench.isQuick ? 3 : 7, {
    single: () => rate(seconds, 1, one),
    batch: () => rate(seconds, BATCH, many, 2),
    update: () => rate(seconds, 1, (client) => server.updateOne(client)),
  });
  const figure = { metric: "durable per second", unit: "1/s", better: "higher" } as const;
  const peer = "own one-row update, as pgbench does it";
  for (const name of ["single", "batch"] as const) {
    const title =
      name === "single" ? "transfers one by one, 32 clients" : `transfers in partner batches of ${BATCH}`;
    bench.add({ ...figure, case: title, subject: peer, samples: samples.update });
    bench.add({ ...figure, case: title, subject: "electronic-angel", samples: samples[name], ratioTo: peer });
  }
  const { rows } = await server.admin.query<{ total: string }>(
    "select sum(kopecks) as total from loyalty.entries",
  );
  if (rows[0]?.total !== "0") throw new Error(`The sum of all entries is ${rows[0]?.total}.`);
}

/** How many a second, each client asking again as soon as it is answered. */
async function rate(
  seconds: number,
  each: number,
  ask: (client: pg.Client) => Promise<unknown>,
  clients = server.service.length,
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  let done = 0;
  await Promise.all(
    server.service.slice(0, clients).map(async (client) => {
      while (performance.now() < until) {
        await ask(client);
        done += each;
      }
    }),
  );
  return done / ((performance.now() - startedAt) / 1_000);
}

async function kills(): Promise<void> {
  const count = numberOf("--kills", bench.isQuick ? 40 : 1_000);
  const seed = numberOf("--seed", Math.floor(Math.random() * 2 ** 31));
  bench.say(`20,000 transfers under ${count} kills, seed ${seed}`);
  const report = await crash({
    seed,
    transfers: 20_000,
    kills: count,
    serviceUrl: urlOfRole(server.address, loyalty.name),
    adminUrl: server.address.databaseUrl,
    mayCrashServer: true,
  });
  bench.say(JSON.stringify(report));
  if (report.faults.length > 0) process.exitCode = 1;
  const figure = { case: `20,000 transfers under ${count} kills`, subject: "electronic-angel" };
  bench.add({ ...figure, metric: "faults", unit: "", better: "lower", samples: [report.faults.length] });
  bench.add({
    ...figure,
    metric: "requests sent again",
    unit: "",
    better: "lower",
    samples: [report.resent],
  });
  bench.add({ ...figure, metric: "time", unit: "s", better: "lower", samples: [report.seconds] });
}

function numberOf(name: string, fallback: number): number {
  const at = process.argv.indexOf(name);
  const given = Number(process.argv[at + 1]);
  return at > 0 && Number.isInteger(given) ? given : fallback;
}
