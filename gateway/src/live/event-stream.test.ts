import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createClient, type Client } from "graphql-sse";
import { request } from "undici";
import { Graph } from "../testing/graph.js";
import { until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const ITEM_ADDED = "subscription ($after: ID) { itemAdded(after: $after) { title } }";
const itemOf = (title: string) => ({ data: { itemAdded: { title } }, extensions: { cost: 1 } });

describe("a stream of events", () => {
  let graph: Graph;
  let news: Newsroom;
  const clients: Client[] = [];

  beforeEach(async () => {
    news = new Newsroom();
    graph = await Graph.serve(newsroomSubgraphs, news, { origins: ["https://union.example"] });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.dispose();
    await graph.stop();
  });

  const connect = (headers: Record<string, string> = {}) => {
    const client = createClient({ url: graph.url, headers, retryAttempts: 3, retry: async () => {} });
    clients.push(client);
    return client;
  };
  const listen = (client: Client, query: string, variables: Record<string, unknown> = {}) => {
    const heard: unknown[] = [];
    const end: { how?: unknown } = {};
    client.subscribe(
      { query, variables },
      {
        next: (result) => heard.push(result),
        error: (error) => (end.how = error),
        complete: () => (end.how = "complete"),
      },
    );
    return { heard, end };
  };
  /** What comes over the wire, as a browser's EventSource would see it. */
  const open = async (
    query: string,
    headers: Record<string, string> = {},
    method: "GET" | "POST" = "GET",
  ) => {
    const stop = new AbortController();
    const {
      statusCode,
      headers: answered,
      body,
    } = await request(method === "GET" ? `${graph.url}?query=${encodeURIComponent(query)}` : graph.url, {
      method,
      signal: stop.signal,
      headers: { accept: "text/event-stream", "content-type": "application/json", ...headers },
      ...(method === "POST" && { body: JSON.stringify({ query }) }),
    });
    const seen = { text: "", hasEnded: false };
    body.on("data", (chunk: Buffer) => (seen.text += chunk.toString()));
    body.on("end", () => (seen.hasEnded = true));
    body.on("error", () => (seen.hasEnded = true));
    return { status: statusCode, type: answered["content-type"], seen, stop: () => stop.abort() };
  };

  it("brings events to graphql-sse, from the same topic as websockets", async () => {
    const [one, other] = [listen(connect(), ITEM_ADDED), listen(connect(), ITEM_ADDED)];
    await until(() => graph.gateway.liveOperations.topics.hearerCount === 2 && news.audience === 1);
    news.publish("First");
    news.publish("Second");
    for (const { heard } of [one, other]) {
      await until(() => heard.length === 2);
      expect(heard).toEqual([itemOf("First"), itemOf("Second")]);
    }
    expect(graph.gateway.liveOperations.topics.count).toBe(1);
  });

  it("answers a query and is complete, by GET and by POST", async () => {
    const { heard, end } = listen(connect(), "{ author(id: 1) { name } }");
    await until(() => end.how !== undefined);
    expect([heard, end.how]).toEqual([
      [{ data: { author: { name: "Anna" } }, extensions: { cost: 1 } }],
      "complete",
    ]);
    const { status, type, seen } = await open("{ __typename }");
    await until(() => seen.hasEnded);
    expect({ status, type, text: seen.text }).toEqual({
      status: 200,
      type: "text/event-stream; charset=utf-8",
      text: 'event: next\ndata: {"data":{"__typename":"Query"},"extensions":{"cost":0}}\n\nevent: complete\ndata:\n\n',
    });
  });

  it("is asked for by a media type in whatever case", async () => {
    const { status, seen } = await open("{ __typename }", { accept: "Text/Event-Stream" });
    await until(() => seen.hasEnded);
    expect([status, seen.text]).toEqual([200, expect.stringMatching(/^event: next\n/)]);
  });

  it("tells in the stream what is wrong with an operation", async () => {
    for (const [query, code] of [
      ["{", "GRAPHQL_PARSE_FAILED"],
      ["{ nope }", "GRAPHQL_VALIDATION_FAILED"],
      ["subscription { itemAdded { nope } }", "GRAPHQL_VALIDATION_FAILED"],
    ] as const) {
      const { heard, end } = listen(connect(), query);
      await until(() => end.how !== undefined);
      expect([heard, end.how]).toEqual([
        [{ errors: [expect.objectContaining({ extensions: { code } })] }],
        "complete",
      ]);
    }
  });

  it("says by HTTP what is wrong with a request", async () => {
    const statuses = [
      (await open("{ __typename }", { authorization: "Bearer no.such.token" })).status,
      (await open("{ __typename }", { origin: "https://elsewhere.example" })).status,
      (await open("{ __typename }", { "sec-fetch-site": "cross-site" })).status,
      (await open("{ __typename }", { "content-type": "text/plain" }, "POST")).status,
      (await open("{ __typename }", { origin: "https://union.example", "sec-fetch-site": "cross-site" }))
        .status,
    ];
    expect(statuses).toEqual([401, 403, 403, 415, 200]);
  });

  it("is taken up again from the last event's id", async () => {
    const first = await open("subscription { itemAdded { title } }");
    await until(() => news.audience === 1);
    const id = news.publish("Seen");
    await until(() => first.seen.text.includes("Seen"));
    expect(first.seen.text).toBe(`id: ${id}\nevent: next\ndata: ${JSON.stringify(itemOf("Seen"))}\n\n`);
    first.stop();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
    news.publish("Missed");
    const again = await open("subscription { itemAdded { title } }", { "last-event-id": id });
    await until(() => again.seen.text.includes("Missed"));
    expect(again.seen.text).toContain(JSON.stringify(itemOf("Missed")));
    expect(again.seen.text).not.toContain("Seen");
    again.stop();
  });

  it("is taken up again where its cursors are numbers", async () => {
    const counting = "subscription { itemCounted { title } }";
    const first = await open(counting);
    await until(() => news.audience === 1);
    news.publish("Seen");
    await until(() => first.seen.text.includes("Seen"));
    expect(first.seen.text).toContain("id: 1\n");
    first.stop();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
    news.publish("Missed");
    const again = await open(counting, { "last-event-id": "1" });
    await until(() => again.seen.text.includes("event: "));
    expect(again.seen.text).toContain("Missed");
    expect(again.seen.text).not.toContain("Seen");
    again.stop();
  });

  it("ends without being complete when the token runs out, and when the gateway closes", async () => {
    const token = await graph.identity.token({ accountId: "anna", lifetimeSeconds: 2 });
    const [brief, lasting] = [
      await open("subscription { itemAdded { title } }", { authorization: `Bearer ${token}` }),
      await open("subscription { itemAdded { title } }"),
    ];
    await until(() => brief.seen.hasEnded);
    expect(lasting.seen.hasEnded).toBe(false);
    await graph.gateway.stop();
    expect(lasting.seen.hasEnded).toBe(true);
    expect(brief.seen.text + lasting.seen.text).not.toContain("event");
  });

  it("lets go of the topic when the client has gone", async () => {
    const { stop } = await open("subscription { itemAdded { title } }");
    await until(() => graph.gateway.liveOperations.topics.count === 1);
    stop();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
  });
});
