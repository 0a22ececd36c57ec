import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { library, librarySubgraphs } from "../testing/library.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";
import { TraceCollector } from "../testing/trace-collector.js";
import { Traces } from "./traces.js";

const THEIR_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const THEIR_SPAN = "00f067aa0ba902b7";
const TRACEPARENT = { traceparent: `00-${THEIR_TRACE}-${THEIR_SPAN}-01` };
const LOANS = "query Loans { loans { dueOn book { title } reader { name } } }";

describe("traces", () => {
  let collector: TraceCollector;
  let traces: Traces;
  let graph: Graph;
  beforeEach(async () => {
    collector = await TraceCollector.start();
  });
  afterEach(async () => {
    await graph.stop();
    await collector.stop();
  });

  const serve = async (clients: "parent" | "link" | "ignore") => {
    traces = new Traces({ endpoint: collector.endpoint, clients });
    graph = await Graph.serve(librarySubgraphs, library(), { traces });
  };
  /** What was sent, each span by its name and under the name of its parent. */
  const sent = async () => {
    await traces.stop();
    const { spans } = collector;
    const names = new Map(spans.map(({ spanId, name }) => [spanId, name]));
    return spans
      .map(({ name, parentSpanId = "" }) => `${names.get(parentSpanId) ?? "-"} > ${name}`)
      .toSorted();
  };

  it("show a request, how it was prepared and whom it asked", async () => {
    await serve("link");
    await graph.ask(LOANS);
    expect(await sent()).toEqual([
      "- > query Loans",
      "query Loans > ask books",
      "query Loans > ask desk",
      "query Loans > ask people",
      "query Loans > parse",
      "query Loans > plan",
      "query Loans > validate",
    ]);
    expect(new Set(collector.spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect([...collector.services]).toEqual(["gateway"]);
    const root = collector.spans.find(({ name }) => name === "query Loans");
    expect(Object.fromEntries(root?.attributes.map(({ key, value }) => [key, value]) ?? [])).toEqual({
      "graphql.operation.name": { stringValue: "Loans" },
      "graphql.operation.type": { stringValue: "query" },
      "http.response.status_code": { intValue: 200 },
    });
  });

  it("go on in the subgraphs", async () => {
    await serve("link");
    await graph.ask(LOANS);
    await sent();
    const told = ["books", "desk", "people"].map((name) => graph.subgraph(name).calls.at(-1)?.traceparent);
    const asked = ["books", "desk", "people"].map((name) => {
      const span = collector.spans.find((candidate) => candidate.name === `ask ${name}`);
      return `00-${span?.traceId}-${span?.spanId}-01`;
    });
    expect(told).toEqual(asked);
  });

  it("say what failed", async () => {
    await serve("link");
    await graph.subgraph("people").kill();
    await graph.ask("query Readers { readers { name } }");
    await sent();
    const failed = collector.spans.filter(({ status }) => status.code === 2).map(({ name }) => name);
    expect(failed.toSorted()).toEqual(["ask people", "query Readers"]);
  });

  it("name a client's trace, and go on with it only where that was decided", async () => {
    await serve("link");
    await graph.ask("{ readers { name } }", {}, TRACEPARENT);
    await sent();
    const root = collector.spans.find(({ parentSpanId }) => !parentSpanId);
    expect(root?.traceId).not.toBe(THEIR_TRACE);
    expect(root?.links).toMatchObject([{ traceId: THEIR_TRACE, spanId: THEIR_SPAN }]);
    await graph.stop();

    await serve("parent");
    collector.spans.length = 0;
    await graph.ask("{ readers { name } }", {}, TRACEPARENT);
    await sent();
    expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([THEIR_TRACE]));
    expect(collector.spans.some(({ parentSpanId }) => parentSpanId === THEIR_SPAN)).toBe(true);
    await graph.stop();

    await serve("ignore");
    collector.spans.length = 0;
    await graph.ask("{ readers { name } }", {}, TRACEPARENT);
    await sent();
    expect(JSON.stringify(collector.spans)).not.toContain(THEIR_TRACE);
  });

  it.each([
    "",
    "garbage",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
  ])("begin anew after the traceparent %p", async (traceparent) => {
    await serve("parent");
    await graph.ask("{ readers { name } }", {}, { traceparent });
    await sent();
    const root = collector.spans.find(({ parentSpanId }) => !parentSpanId);
    expect(root?.name).toBe("query anonymous");
    expect(root?.traceId.toLowerCase()).not.toBe(THEIR_TRACE);
  });

  it("show each event with what the others add to it", async () => {
    const news = new Newsroom();
    traces = new Traces({ endpoint: collector.endpoint, clients: "link" });
    graph = await Graph.serve(newsroomSubgraphs, news, { traces });
    const client = await LiveClient.open(graph.url.replace("http", "ws"));
    client.subscribe("1", "subscription News { itemAdded { title author { name } } }");
    await until(() => news.audience === 1);
    news.publish("One");
    await client.until(() => client.payloads("1").length === 1);
    await client.end();
    expect(await sent()).toEqual([
      "- > subscription News",
      "- > subscription News",
      "subscription News > ask people",
    ]);
  });

  it("do not hold anybody up when nobody takes them", async () => {
    await serve("link");
    await collector.stop();
    expect((await graph.ask("{ readers { name } }")).status).toBe(200);
    const began = Date.now();
    await traces.stop();
    expect(Date.now() - began).toBeLessThan(4_000);
    collector = await TraceCollector.start();
  });
});
