import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { compose } from "../testing/compose.js";
import { Graph } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const ITEM_ADDED = "subscription ($after: ID) { itemAdded(after: $after) { id title author { name } } }";
const { news, people } = newsroomSubgraphs;
/** Elsewhere than before: the news no longer tell titles. */
const MOVED = {
  news,
  people: `${people} type Item @key(fields: "id") { id: ID! title: String! @override(from: "news") }`,
};
const WITHOUT_TITLES = { news: news.replace("title: String!", ""), people };

describe("a subscription over a supergraph that changes", () => {
  let graph: Graph;
  let newsroom: Newsroom;
  let client: LiveClient;
  beforeEach(async () => {
    newsroom = new Newsroom();
    graph = await Graph.serve(MOVED, newsroom);
    graph.gateway.editions.replace(compose(newsroomSubgraphs));
    client = await LiveClient.open(graph.url.replace("http", "ws"));
    client.subscribe("1", ITEM_ADDED);
    await until(() => newsroom.audience === 1);
  });
  afterEach(async () => {
    await client.end();
    await graph.stop();
  });

  const heard = () =>
    client.payloads("1").map((payload) => (payload as { data: { itemAdded: object } }).data.itemAdded);
  const told = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `i${at + 1}`,
      title: `${at}`,
      author: { name: "Anna" },
    }));

  it("goes on undisturbed where its service is asked the same", async () => {
    for (let at = 0; at < 30; at++) {
      newsroom.publish(`${at}`);
      if (at % 3 === 0) {
        const fresh = { news: `${news} extend type Query { number${at}: Int }`, people };
        expect(graph.gateway.editions.replace(compose(fresh))).toBe(true);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.until(() => heard().length === 30);
    expect(heard()).toEqual(told(30));
    expect(graph.subgraph("news").subscriptions.length).toBe(1);
    await until(() => graph.gateway.editions.open === 1);
  });

  it("is asked anew after the last event where its service is asked something else, and loses none", async () => {
    for (let at = 0; at < 30; at++) {
      newsroom.publish(`${at}`);
      if (at % 5 === 0) {
        await client.until(() => heard().length > 0);
        graph.gateway.editions.replace(compose(at % 10 === 0 ? MOVED : newsroomSubgraphs));
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await client.until(() => heard().length === 30);
    expect(heard()).toEqual(told(30));
    expect(graph.subgraph("news").subscriptions.length).toBe(7);
  });

  it("ends with the reason where what it asks for is no more; the socket stays", async () => {
    client.subscribe("2", "subscription { itemAdded { id } }");
    await until(() => newsroom.audience === 2);
    expect(graph.gateway.editions.replace(compose(WITHOUT_TITLES))).toBe(true);
    await client.until(() => client.heard.some(({ type }) => type === "error"));
    expect(client.heard.filter(({ type }) => type === "error")).toMatchObject([
      { id: "1", payload: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }] },
    ]);
    newsroom.publish("Still here");
    await client.until(() => client.payloads("2").length === 1);
    expect(client.closed).toBeUndefined();
  });
});
