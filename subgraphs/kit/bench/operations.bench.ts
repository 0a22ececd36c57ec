import { Viewer } from "../src/access.js";
import { Bench } from "../src/bench.js";
import { Bus } from "../src/bus.js";
import { migrate } from "../src/database.js";
import { readEnvOrExit, secret, url } from "../src/env.js";
import { ASKED_BYTES, measureLeavings } from "../src/leavings.js";
import { logger } from "../src/log.js";
import { Open } from "../src/may.js";
import { RunningSubgraph } from "../src/part.js";
import { provision } from "../src/provision.js";
import { urlOfRole } from "../src/role.js";
import { type Context, defineSubgraph } from "../src/subgraph.js";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Query, Resolver } from "type-graphql";

/** What operations leave in a subgraph that read a hundred rows of a kilobyte. */
const KILOBYTES = ASKED_BYTES / 1_000;

@Resolver()
class EchoResolver {
  @Query(() => Boolean, { description: "Whether somebody listens." })
  @Open("for everyone to ask")
  listens(): boolean {
    return true;
  }
}

const bench = new Bench("operations");
const { DATABASE_URL: databaseUrl, ANGEL_SECRET: word } = readEnvOrExit({
  DATABASE_URL: url(),
  ANGEL_SECRET: secret(),
});
const address = { databaseUrl, secret: word };
const echo = defineSubgraph({ name: "echo", entities: [], migrations: [], resolvers: [EchoResolver] });
await provision(databaseUrl, word, [echo.name]);
await migrate(echo, address);
const log = logger("bench", "warn");
const filesFolder = await mkdtemp(join(tmpdir(), "angel-bench-files-"));
const bus = new Bus(urlOfRole(address, "events"), log);
await bus.start();
const subgraph = await RunningSubgraph.open(echo, { ...address, filesFolder }, bus, log);
const rows = "select place, repeat('a', 1000) || place as page from generate_series(1, ?::int) as place";
const pages = (keys: readonly string[], { em }: Context) =>
  Promise.all(keys.map((key) => em.execute<object[]>(`${rows} where ? <> ''`, [KILOBYTES, key])));
const operation = (deed: (context: Context) => Promise<unknown>) => () =>
  deed(subgraph.request(new Viewer({ grants: [] })));
try {
  await measureLeavings(bench, {
    "rows of a lone statement": operation(({ em }) => em.execute(rows, [KILOBYTES])),
    "rows of a transaction": operation(({ em, transact }) => transact(() => em.execute(rows, [KILOBYTES]))),
    "rows that a loader holds": operation(({ load }) => load(pages).load("a")),
  });
} finally {
  await subgraph.close();
  await bus.stop();
  await rm(filesFolder, { recursive: true, force: true });
}
bench.report();
