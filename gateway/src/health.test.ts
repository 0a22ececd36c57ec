import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Graph } from "./testing/graph.js";
import { library, librarySubgraphs } from "./testing/library.js";

describe("health", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await Graph.serve(librarySubgraphs, library(), { others: { cms: "http://127.0.0.1:1/_health" } });
  });
  afterAll(() => graph.stop());

  const report = async (kind: string) => {
    const response = await fetch(graph.url.replace("/graphql", `/health/${kind}`));
    return { status: response.status, body: await response.json() };
  };

  it("is alive as long as it answers", async () => {
    expect(await report("live")).toEqual({ status: 200, body: { status: "up" } });
  });

  it("is ready without the parts that answers do not need", async () => {
    expect(await report("ready")).toEqual({
      status: 200,
      body: { status: "up", parts: { people: "up", books: "up", desk: "up", cms: "down" } },
    });
  });

  it("is not ready while a subgraph is down, and is again when it is back", async () => {
    await graph.subgraph("books").kill();
    expect(await report("ready")).toEqual({
      status: 503,
      body: { status: "down", parts: { people: "up", books: "down", desk: "up", cms: "down" } },
    });
    await graph.subgraph("books").start();
    expect((await report("ready")).status).toBe(200);
  });

  it("is not ready while a subgraph answers but says that it is unwell", async () => {
    graph.subgraph("desk").isWell = false;
    expect(await report("ready")).toEqual({
      status: 503,
      body: { status: "down", parts: { people: "up", books: "up", desk: "down", cms: "down" } },
    });
    graph.subgraph("desk").isWell = true;
  });
});
