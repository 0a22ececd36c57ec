import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const ITEM_ADDED = "subscription { itemAdded { title } }";
const GOING_AWAY = { code: 1001, reason: "Going away" };

describe("a gateway that is told to stop", () => {
  let graph: Graph;
  let url: string;

  beforeEach(async () => {
    graph = await Graph.serve(newsroomSubgraphs, new Newsroom());
    url = graph.url.replace("http", "ws");
  });
  afterEach(() => graph.stop());

  it("sends away who only listens, and who waits for an answer once they have it, and begins nothing new", async () => {
    graph.subgraph("people").fault = { kind: "slow", ms: 700 };
    const [listens, asks] = [await LiveClient.open(url), await LiveClient.open(url)];
    listens.subscribe("1", ITEM_ADDED);
    asks.subscribe("q", "{ author(id: 1) { name } }");
    asks.subscribe("s", ITEM_ADDED);
    await until(() => graph.gateway.liveOperations.topics.hearerCount === 2);
    const stopped = graph.gateway.stop();
    await listens.until(() => listens.closed !== undefined);
    expect([listens.closed, asks.closed]).toEqual([GOING_AWAY, undefined]);
    asks.subscribe("late", "{ __typename }");
    await asks.until(() => asks.closed !== undefined);
    expect(asks.closed).toEqual(GOING_AWAY);
    expect(asks.heard.slice(1)).toEqual([
      { id: "q", type: "next", payload: { data: { author: { name: "Anna" } }, extensions: { cost: 1 } } },
      { id: "q", type: "complete" },
    ]);
    await stopped;
  });

  it("waits for nobody for ever", async () => {
    graph.subgraph("people").fault = { kind: "slow", ms: 20_000 };
    const [asks, deaf] = [await LiveClient.open(url), await LiveClient.open(url)];
    asks.subscribe("q", "{ author(id: 1) { name } }");
    deaf.subscribe("s", ITEM_ADDED);
    await until(() => graph.gateway.liveOperations.topics.hearerCount === 1);
    deaf.socket.pause();
    await graph.gateway.stop();
    deaf.socket.resume();
    await asks.until(() => asks.closed !== undefined);
    await deaf.until(() => deaf.closed !== undefined);
    expect(graph.gateway.liveOperations.topics.count).toBe(0);
  });
});
