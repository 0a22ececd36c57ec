import { afterEach, describe, expect, it } from "@jest/globals";
import { KnownOperations, sha256 } from "../operation/known-operations.js";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const METRICS = { metrics: { port: 0, host: "127.0.0.1" } };

describe("metrics", () => {
  let graph: Graph;
  afterEach(() => graph.stop());

  const metricsUrl = () => `http://127.0.0.1:${graph.gateway.metrics?.port}/metrics`;
  const all = async () => (await (await fetch(metricsUrl())).text()).split("\n");
  /** The figures of one metric, or those with these labels. */
  const figures = async (name: string) => {
    const lines = (await all()).filter((line) => line.startsWith(name));
    return lines.map((line) => line.slice(name.length)).toSorted();
  };

  it("count requests by operation and code", async () => {
    graph = await Graph.serve(librarySubgraphs, library({ isFaulty: true }), METRICS);
    await graph.ask("query Readers { readers { name } }");
    await graph.ask("query Readers { readers { name } }");
    await graph.ask("{ books { title } }");
    await graph.ask("query Wrong { nothing }");
    await graph.ask("{ readers {");
    await graph.ask("{ __typename }", {}, { authorization: "Bearer no.such.token" });
    await until(() => graph.gateway.metrics !== null);
    expect(await figures("angel_requests_total")).toEqual([
      '{operation="Readers",transport="http",status="200",code="OK"} 2',
      '{operation="anonymous",transport="http",status="200",code="OK"} 1',
      '{operation="other",transport="http",status="400",code="GRAPHQL_VALIDATION_FAILED"} 1',
      '{operation="unknown",transport="http",status="400",code="GRAPHQL_PARSE_FAILED"} 1',
      '{operation="unknown",transport="http",status="401",code="UNAUTHENTICATED"} 1',
    ]);
    expect(await figures("angel_refused_requests_total")).toEqual([
      '{code="GRAPHQL_PARSE_FAILED"} 1',
      '{code="GRAPHQL_VALIDATION_FAILED"} 1',
      '{code="UNAUTHENTICATED"} 1',
    ]);
    expect(await figures('angel_request_duration_seconds_count{operation="Readers"}')).toEqual([" 2"]);
    expect(await figures("angel_requests_in_flight")).toEqual([" 0"]);
  });

  it("stay few, however many names are made up", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), METRICS);
    for (let number = 0; number < 150; number++) await graph.ask(`query Q${number} { __typename }`);
    const counted = await figures("angel_requests_total");
    expect(counted.length).toBe(101);
    expect(counted).toContain('{operation="other",transport="http",status="200",code="OK"} 50');
  });

  it("know the operations of our own clients by their names, whatever strangers ask first", async () => {
    const own = "query Own { __typename }";
    const known = new KnownOperations(new Map([[sha256(own), own]]));
    graph = await Graph.serve(librarySubgraphs, library(), { ...METRICS, known });
    for (let number = 0; number < 150; number++) await graph.ask(`query Q${number} { __typename }`);
    await graph.ask(own);
    expect(await figures("angel_requests_total")).toContain(
      '{operation="Own",transport="http",status="200",code="OK"} 1',
    );
  });

  it("tell of each subgraph how it does, through a change of the supergraph too", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), METRICS);
    await graph.ask("{ readers { name } }");
    graph.subgraph("people").fault = { kind: "reset", times: 1 };
    await graph.ask("{ readers { name } }");
    const { sdl } = graph.gateway.engine.supergraph;
    graph.gateway.editions.replace(`${sdl}\n`);
    await graph.subgraph("people").kill();
    for (let time = 0; time < 5; time++) await graph.ask("{ readers { name } }");
    expect(await figures('angel_subgraph_request_duration_seconds_count{service="people"}')).toEqual([" 7"]);
    expect(await figures('angel_subgraph_errors_total{service="people"')).toEqual([
      ',code="SUBGRAPH_UNAVAILABLE"} 5',
    ]);
    expect(await figures("angel_subgraph_circuit_open")).toEqual([
      '{service="books"} 0',
      '{service="desk"} 0',
      '{service="people"} 1',
    ]);
    const [retries] = await figures('angel_subgraph_retries_total{service="people"}');
    expect(Number(retries)).toBeGreaterThanOrEqual(2);
    expect(await figures("angel_plan_cache_total")).toEqual(['{result="hit"} 5', '{result="miss"} 2']);
    expect(await figures("angel_plan_cache_size")).toEqual([" 1"]);
    expect(await figures("angel_supergraph_loads_total")).toEqual([
      '{result="loaded"} 2',
      '{result="refused"} 0',
    ]);
  });

  it("say that a supergraph is stale", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), METRICS);
    expect(await figures("angel_supergraph_stale")).toEqual([" 0"]);
    graph.gateway.editions.replace("no supergraph");
    expect(await figures("angel_supergraph_stale")).toEqual([" 1"]);
    expect(await figures('angel_supergraph_loads_total{result="refused"}')).toEqual([" 1"]);
  });

  it("count who listens and what they are told", async () => {
    const news = new Newsroom();
    graph = await Graph.serve(newsroomSubgraphs, news, METRICS);
    const people = await Promise.all([1, 2, 3].map(() => LiveClient.open(graph.url.replace("http", "ws"))));
    for (const person of people) person.subscribe("1", "subscription News { itemAdded { title } }");
    await until(() => news.audience === 1);
    news.publish("One");
    news.publish("Two");
    for (const person of people) await person.until(() => person.payloads("1").length === 2);
    people[0]?.subscribe("bad", "subscription { nothing }");
    await people[0]?.until(() => people[0]?.heard.some(({ id }) => id === "bad") ?? false);
    expect((await figures("angel_live_")).filter((line) => !line.includes("duration"))).toEqual([
      "deliveries_total 6",
      "events_total 2",
      "hearers 3",
      "missed_total 0",
      "sockets 3",
      "topics 1",
      "upstreams 1",
    ]);
    expect(await figures("angel_requests_total")).toEqual([
      '{operation="News",transport="live",status="",code="OK"} 3',
      '{operation="unknown",transport="live",status="",code="GRAPHQL_VALIDATION_FAILED"} 1',
    ]);
    for (const person of people) await person.end();
  });

  it("are nowhere but at their own port, and there with those of the process", async () => {
    graph = await Graph.serve(librarySubgraphs, library(), METRICS);
    expect((await fetch(graph.url.replace("graphql", "metrics"))).status).toBe(404);
    expect((await fetch(metricsUrl().replace("metrics", "graphql"))).status).toBe(404);
    expect((await all()).some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
  });
});
