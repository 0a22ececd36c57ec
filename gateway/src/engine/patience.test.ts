import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { until } from "../testing/live-client.js";

const LATE_MS = 300;

describe("a subgraph that takes its time", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), {
      services: { readTimeoutMs: 3_000, mostInFlight: 4 },
      timeoutsOf: (service) => (service === "desk" ? { readTimeoutMs: LATE_MS } : {}),
    });
  });
  beforeEach(async () => {
    for (const [name, server] of graph.subgraphs) {
      server.fault = null;
      await graph.gateway.engine.services.get(name)?.check({ authorization: "", address: null }, 1_000);
      server.calls.length = 0;
      server.abandoned = 0;
    }
  });
  afterAll(() => graph.stop());

  const codes = async (query: string) =>
    (await graph.ask(query)).errors?.map(({ extensions }) => [extensions?.["service"], extensions?.["code"]]);

  it("has a time of its own where it was given one", async () => {
    graph.subgraph("desk").fault = { kind: "slow", ms: LATE_MS * 3 };
    graph.subgraph("people").fault = { kind: "slow", ms: LATE_MS * 2 };
    expect(await graph.ask("{ readers { name } }")).toMatchObject({
      status: 200,
      data: { readers: [{}, {}] },
    });
    expect(await codes("{ loans { id } }")).toEqual([["desk", "SUBGRAPH_TIMEOUT"]]);
  });

  it("is waited for once, however often a plan comes back to it", async () => {
    const query = `{ people { ... on Reader { greeting } ... on Author { books { title thickness } } } }`;
    expect((await graph.ask(query)).errors).toBeUndefined();
    expect(graph.subgraph("desk").calls).toHaveLength(2);
    graph.subgraph("desk").fault = { kind: "slow", ms: 60_000 };
    const { data, errors } = await graph.ask(query);
    const books = [
      { title: "War", thickness: null },
      { title: "Peace", thickness: null },
    ];
    expect(data).toEqual({ people: [{ greeting: null }, { books }, { greeting: null }] });
    expect(new Set(errors?.map(({ extensions }) => extensions?.["code"]))).toEqual(
      new Set(["SUBGRAPH_TIMEOUT"]),
    );
    expect(graph.subgraph("desk").abandoned).toBe(1);
  });

  it("holds a few requests and no more: the next are answered without it", async () => {
    graph.subgraph("desk").fault = { kind: "slow", ms: LATE_MS / 2 };
    const answers = await Promise.all(Array.from({ length: 6 }, () => codes("{ loans { id } }")));
    const refused = answers.filter((told) => told !== undefined);
    expect(refused).toEqual([[["desk", "SUBGRAPH_UNAVAILABLE"]], [["desk", "SUBGRAPH_UNAVAILABLE"]]]);
  });

  const askAndLeave = async (query: string) => {
    const leaving = new AbortController();
    const answer = fetch(graph.url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    }).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, LATE_MS / 3));
    leaving.abort();
    await answer;
  };

  it("is not read from any longer when the client has gone", async () => {
    graph.subgraph("books").fault = { kind: "slow", ms: 2_000 };
    await askAndLeave("{ books { title reviews { stars } } }");
    await until(() => graph.subgraph("books").abandoned === 1, 1_500);
    const next = graph.subgraph("desk").calls.filter(({ query }) => query.includes("_entities"));
    expect(next).toEqual([]);
  });

  it("goes on with a deed when the client has gone", async () => {
    graph.subgraph("books").fault = { kind: "slow", ms: LATE_MS };
    await askAndLeave('mutation { retitle(id: "b1", title: "War, again") { title } }');
    await until(() => graph.subgraph("books").calls.length === 1);
    graph.subgraph("books").fault = null;
    expect(graph.subgraph("books").abandoned).toBe(0);
    expect((await graph.ask('{ book(id: "b1") { title } }')).data).toEqual({ book: { title: "War, again" } });
  });

  it("is not thought dead because clients do not wait for it", async () => {
    graph.subgraph("books").fault = { kind: "slow", ms: 2_000 };
    await Promise.all(Array.from({ length: 4 }, () => askAndLeave("{ books { id } }")));
    await Promise.all(Array.from({ length: 4 }, () => askAndLeave("{ books { id } }")));
    await until(() => graph.subgraph("books").abandoned === 8, 1_500);
    graph.subgraph("books").fault = null;
    expect((await graph.ask("{ books { id } }")).errors).toBeUndefined();
  });
});
