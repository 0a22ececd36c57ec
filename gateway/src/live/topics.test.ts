import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Graph } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const ITEM_ADDED = "subscription ($after: ID) { itemAdded(after: $after) { title } }";

describe("topics", () => {
  let graph: Graph;
  let news: Newsroom;
  const clients: LiveClient[] = [];

  beforeEach(async () => {
    news = new Newsroom();
    graph = await Graph.serve(newsroomSubgraphs, news);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    await graph.stop();
  });

  const { topics } = { topics: () => graph.gateway.liveOperations.topics };
  const open = async () => {
    const client = await LiveClient.open(graph.url.replace("http", "ws"));
    clients.push(client);
    return client;
  };
  /** Subscribed, and its upstream, if it has one of its own, listens. */
  const listen = async (after?: string) => {
    const client = await open();
    const [before, hearers, asked] = [
      topics().count,
      topics().hearerCount,
      graph.subgraph("news").subscriptions.length,
    ];
    client.subscribe("1", ITEM_ADDED, after === undefined ? {} : { after });
    await until(() => topics().hearerCount === hearers + 1);
    const opened = Math.max(0, topics().count - before);
    await until(
      () => graph.subgraph("news").subscriptions.length >= asked + opened && news.audience >= topics().count,
    );
    return client;
  };
  const titles = (client: LiveClient) =>
    client
      .payloads("1")
      .map((payload) => (payload as { data: { itemAdded: { title: string } } }).data.itemAdded.title);

  it("become one as soon as who came back has caught up", async () => {
    const ids = [news.publish("0"), news.publish("1"), news.publish("2")];
    const now = await listen();
    const late = await listen(ids[0]);
    await late.until(() => titles(late).length === 2);
    expect(topics().count).toBe(2);
    news.publish("3");
    await until(() => topics().count === 1 && topics().upstreamCount === 1);
    news.publish("4");
    await late.until(() => titles(late).length === 4);
    await now.until(() => titles(now).length === 2);
    expect([titles(now), titles(late)]).toEqual([
      ["3", "4"],
      ["1", "2", "3", "4"],
    ]);
    // What the one had from further back, the other knows now.
    const later = await listen(ids[1]);
    await later.until(() => titles(later).length === 3);
    expect([titles(later), topics().count]).toEqual([["2", "3", "4"], 1]);
  });

  it("serve all who come back from the same place by one", async () => {
    const id = news.publish("0");
    news.publish("1");
    const crowd = [await listen(id), await listen(id), await listen(id)];
    for (const client of crowd) await client.until(() => titles(client).length === 1);
    expect(topics().count).toBe(1);
    expect(crowd.map(titles)).toEqual([["1"], ["1"], ["1"]]);
  });

  it("say so where they cannot know whether something was missed", async () => {
    const client = await listen();
    await graph.subgraph("news").kill();
    news.publish("While nobody listened");
    const asked = graph.subgraph("news").subscriptions.length;
    await graph.subgraph("news").start();
    await until(() => graph.subgraph("news").subscriptions.length > asked);
    await until(() => news.audience > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    news.publish("Now");
    news.publish("And then");
    await client.until(() => client.payloads("1").length === 2);
    expect(client.payloads("1")).toEqual([
      { data: { itemAdded: { title: "Now" } }, extensions: { missed: { events: null, after: null } } },
      { data: { itemAdded: { title: "And then" } } },
    ]);
  });

  it("tell everyone everything once and in order, whoever comes, comes back, falls behind or leaves", async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: "publish" } as const) },
      { weight: 2, arbitrary: fc.constant({ kind: "join" } as const) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("return" as const), back: fc.nat(6) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const), who: fc.nat(6) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 14 }), async (steps) => {
        const first = news.items.length;
        const ids = [news.publish(`${first}`)];
        const present: { client: LiveClient; from: number }[] = [];
        for (const deed of steps) {
          if (deed.kind === "publish") ids.push(news.publish(`${first + ids.length}`));
          else if (deed.kind === "leave") {
            const [gone] = present.splice(deed.who % (present.length || 1), 1);
            await gone?.client.end();
          } else if (deed.kind === "join") {
            const from = first + ids.length;
            present.push({ client: await listen(), from });
          } else {
            const at = Math.max(0, ids.length - 1 - deed.back);
            present.push({ client: await listen(ids[at]), from: first + at + 1 });
          }
        }
        ids.push(news.publish(`${first + ids.length}`), news.publish(`${first + ids.length + 1}`));
        const end = first + ids.length;
        for (const { client, from } of present) {
          await client.until(() => titles(client).at(-1) === `${end - 1}`);
          expect(titles(client)).toEqual(Array.from({ length: end - from }, (_, at) => `${from + at}`));
        }
        if (present.length > 0) await until(() => topics().count === 1);
        for (const { client } of present) await client.end();
        await until(() => topics().count === 0);
      }),
      { numRuns: 15 },
    );
  });
});
