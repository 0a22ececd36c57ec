import { describe, expect, it } from "@jest/globals";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Query, Resolver } from "type-graphql";
import { Viewer } from "./access.js";
import { Open } from "./may.js";
import { defineSubgraph, type Context } from "./subgraph.js";
import { testSubgraph } from "./testing.js";

@Resolver()
class EchoResolver {
  @Query(() => Boolean, { description: "Whether somebody listens." })
  @Open("for everyone to ask")
  listens(): boolean {
    return true;
  }
}

const app = testSubgraph(
  defineSubgraph({ name: "echo", entities: [], migrations: [], resolvers: [EchoResolver] }),
);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (options: { type: "minor" | "major" }) => void;

const ROUNDS = 600;
const KILOBYTES = 100;
const MOST_LEFT_MB = 5;

/** Megabytes that outlive young collections after operations that read sixty of them. */
async function leftBy(operation: (context: Context) => Promise<unknown>): Promise<number> {
  const ask = () => operation(app.running.request(new Viewer({ grants: [] })));
  for (let warm = 0; warm < 20; warm += 1) await ask();
  collect({ type: "major" });
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < ROUNDS; round += 1) await ask();
  for (let young = 0; young < 3; young += 1) collect({ type: "minor" });
  return (process.memoryUsage().heapUsed - before) / 1e6;
}

const read = `select place, repeat('a', 1000) || place as page from generate_series(1, ?::int) as place`;

describe("an operation's data", () => {
  it("goes with a young collection when a lone statement read it", async () => {
    expect(await leftBy(({ em }) => em.execute(read, [KILOBYTES]))).toBeLessThan(MOST_LEFT_MB);
  });

  it("goes with a young collection when a transaction read it", async () => {
    const left = await leftBy(({ em, transact }) => transact(() => em.execute(read, [KILOBYTES])));
    expect(left).toBeLessThan(MOST_LEFT_MB);
  });

  it("goes with a young collection when a loader holds it", async () => {
    const pages = (keys: readonly string[], { em }: Context) =>
      Promise.all(keys.map((key) => em.execute<object[]>(`${read} where ? <> ''`, [KILOBYTES, key])));
    expect(await leftBy(({ load }) => load(pages).load("a"))).toBeLessThan(MOST_LEFT_MB);
  });
});
