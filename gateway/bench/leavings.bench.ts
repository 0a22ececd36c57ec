import { Bench } from "@angel/kit/bench";
import { ASKED_BYTES, measureLeavings } from "@angel/kit/leavings";
import { Pool } from "undici";
import { Graph } from "../src/testing/graph.js";

/** What requests leave in the gateway, with a subgraph and a client in the same process. */
const bench = new Bench("leavings");
const graph = await Graph.serve(
  { post: "type Query { letter: Letter } type Letter { text: String! }" },
  { Query: { letter: () => ({ text: "a".repeat(ASKED_BYTES) }) } },
);
const client = new Pool(new URL(graph.url).origin);
try {
  await measureLeavings(bench, {
    "an answer handed on unread": () => ask("{ letter { text } }"),
    "an answer read": () => ask("{ mail: letter { text } }"),
  });
} finally {
  await client.destroy();
  await graph.stop();
}
bench.report();

async function ask(query: string): Promise<void> {
  const { body } = await client.request({
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const answer = await body.text();
  if (answer.length < ASKED_BYTES) throw new Error(answer);
}
