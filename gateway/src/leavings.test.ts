import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Pool } from "undici";
import { Graph } from "./testing/graph.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as (options: { type: "minor" | "major" }) => void;

const ROUNDS = 400;
const LETTER = "a".repeat(100_000);
const MOST_LEFT_MB = 8;

let graph: Graph;
let client: Pool;

beforeAll(async () => {
  graph = await Graph.serve(
    { post: "type Query { letter: Letter } type Letter { text: String! }" },
    { Query: { letter: () => ({ text: LETTER }) } },
  );
  client = new Pool(new URL(graph.url).origin);
});

afterAll(async () => {
  await client.destroy();
  await graph.stop();
});

/** Megabytes that outlive young collections after answers of forty in all. */
async function leftBy(query: string): Promise<number> {
  const ask = async () => {
    const { body } = await client.request({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
    });
    expect((await body.text()).length).toBeGreaterThan(LETTER.length);
  };
  for (let warm = 0; warm < 20; warm += 1) await ask();
  collect({ type: "major" });
  const before = process.memoryUsage().heapUsed;
  for (let round = 0; round < ROUNDS; round += 1) await ask();
  for (let young = 0; young < 3; young += 1) collect({ type: "minor" });
  return (process.memoryUsage().heapUsed - before) / 1e6;
}

describe("what a request was about", () => {
  it("goes with a young collection when its answer was handed on unread", async () => {
    expect(await leftBy("{ letter { text } }")).toBeLessThan(MOST_LEFT_MB);
  });

  it("goes with a young collection when its answer was read", async () => {
    expect(await leftBy("{ mail: letter { text } }")).toBeLessThan(MOST_LEFT_MB);
  });
});
