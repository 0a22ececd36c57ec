import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { Graph } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

const ITEM_ADDED = "subscription ($after: ID) { itemAdded(after: $after) { title by: author { name } } }";
const itemOf = (title: string) => ({ data: { itemAdded: { title, by: { name: "Anna" } } } });

describe("subscribing", () => {
  let graph: Graph;
  let news: Newsroom;
  let url: string;
  const clients: LiveClient[] = [];
  const open = async (payload: Record<string, unknown> = {}) => {
    const client = await LiveClient.open(url, payload);
    clients.push(client);
    return client;
  };

  beforeEach(async () => {
    news = new Newsroom();
    graph = await Graph.serve(newsroomSubgraphs, news, { origins: ["https://union.example"] });
    url = graph.url.replace("http", "ws");
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    await graph.stop();
  });

  it("brings each event, completed by the other subgraphs", async () => {
    const client = await open();
    client.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    news.publish("First");
    news.publish("Second");
    await client.until(() => client.payloads("1").length === 2);
    expect(client.payloads("1")).toEqual([itemOf("First"), itemOf("Second")]);
  });

  it("asks the subgraph once for all who ask the same", async () => {
    const everyone = await Promise.all([open(), open(), open()]);
    for (const client of everyone) client.subscribe("mine", ITEM_ADDED);
    await until(() => news.audience > 0 && graph.gateway.liveOperations.topics.count > 0);
    graph.subgraph("people").calls.length = 0;
    news.publish("For all");
    for (const client of everyone) {
      await client.until(() => client.payloads("mine").length === 1);
      expect(client.payloads("mine")).toEqual([itemOf("For all")]);
    }
    expect({
      upstreams: graph.subgraph("news").subscriptions.length,
      requestsForAuthors: graph.subgraph("people").calls.length,
    }).toEqual({ upstreams: 1, requestsForAuthors: 1 });
  });

  it("tells of a query what is wrong with its variables, with a code and without a suggestion", async () => {
    const client = await open();
    const query = "query ($id: ID!, $not: Boolean!) { item(id: $id) { id @skip(if: $not) } }";
    client.say({ id: "1", type: "subscribe", payload: { query, variables: { id: null, not: "tru" } } });
    const refusals = () => client.heard.filter(({ type }) => type === "error");
    await client.until(() => refusals().length === 1);
    expect(refusals()[0]).toMatchObject({
      id: "1",
      payload: [{ extensions: { code: "BAD_USER_INPUT" } }, { extensions: { code: "BAD_USER_INPUT" } }],
    });
    expect(JSON.stringify(refusals())).not.toContain("Did you mean");
  });

  it("leaves the subgraph when the last listener leaves", async () => {
    const [one, other] = [await open(), await open()];
    one.subscribe("1", ITEM_ADDED);
    other.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    one.say({ id: "1", type: "complete" });
    news.publish("For the other");
    await other.until(() => other.payloads("1").length === 1);
    expect(one.payloads("1")).toEqual([]);
    await other.end();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
  });

  it("never shows one viewer what another with other rights is shown", async () => {
    const { identity } = graph;
    const grant = { role: Role.CHAIR, path: "1.2", organisationId: "o2" };
    const tokens = [
      await identity.token({ accountId: "anna" }),
      await identity.token({ accountId: "boris" }),
      await identity.token({ accountId: "anna", grants: [grant] }),
    ];
    const people = [await open()];
    for (const token of tokens) people.push(await open({ authorization: `Bearer ${token}` }));
    for (const person of people) person.subscribe("1", "subscription { whoAmI { secret } }");
    for (const person of people) await person.until(() => person.payloads("1").length === 1);
    const secrets = new Set(people.map((person) => JSON.stringify(person.payloads("1"))));
    expect(secrets.size).toBe(4);
    expect(graph.subgraph("news").connections.length).toBe(4);
  });

  it("tells who comes back what they missed, from memory or from the subgraph", async () => {
    const [stays, leaves] = [await open(), await open()];
    stays.subscribe("1", ITEM_ADDED);
    leaves.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    const seen = news.publish("Seen");
    await leaves.until(() => leaves.payloads("1").length === 1);
    await leaves.end();
    news.publish("Missed");
    await stays.until(() => stays.payloads("1").length === 2);
    const back = await open();
    back.subscribe("1", ITEM_ADDED, { after: seen });
    await back.until(() => back.payloads("1").length === 1);
    news.publish("New");
    await back.until(() => back.payloads("1").length === 2);
    expect(back.payloads("1")).toEqual([itemOf("Missed"), itemOf("New")]);
    expect(graph.subgraph("news").subscriptions.length).toBe(1);

    await stays.end();
    await back.end();
    await until(() => graph.gateway.liveOperations.topics.count === 0);
    const late = await open();
    late.subscribe("1", ITEM_ADDED, { after: seen });
    await late.until(() => late.payloads("1").length === 2);
    expect(late.payloads("1")).toEqual([itemOf("Missed"), itemOf("New")]);
  });

  it("takes up a subscription where it was when the subgraph comes back", async () => {
    const client = await open();
    client.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    news.publish("Before");
    await client.until(() => client.payloads("1").length === 1);
    await graph.subgraph("news").kill();
    news.publish("While it was away");
    await graph.subgraph("news").start();
    await client.until(() => client.payloads("1").length === 2);
    expect(client.payloads("1")).toEqual([itemOf("Before"), itemOf("While it was away")]);
  });

  it("tells an event without what a dead subgraph would have added", async () => {
    const client = await open();
    client.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    await graph.subgraph("people").kill();
    news.publish("Alone");
    await client.until(() => client.payloads("1").length === 1);
    expect(client.payloads("1")).toEqual([
      {
        data: { itemAdded: { title: "Alone", by: null } },
        errors: [
          expect.objectContaining({
            message: "A part of the platform does not answer.",
            path: ["itemAdded", "by", "name"],
            extensions: { code: "SUBGRAPH_UNAVAILABLE", service: "people" },
          }),
        ],
      },
    ]);
  });

  it("answers a bad subscription alone, and keeps the socket", async () => {
    const client = await open();
    client.subscribe("syntax", "subscription { itemAdded(");
    client.subscribe("unknown", "subscription { nope }");
    client.subscribe("variable", "subscription ($after: ID) { itemAdded(after: $after) { id } }", {
      after: { a: 1 },
    });
    client.subscribe("refused", "subscription { refused { id } }");
    client.subscribe("good", "{ author(id: 1) { name } }");
    await client.until(() => client.heard.filter(({ id }) => id !== undefined).length === 7);
    const codes = client.heard.flatMap(({ type, id, payload }) =>
      type === "error" ? [[id, (payload as { extensions: { code: string } }[])[0]?.extensions.code]] : [],
    );
    expect(codes).toEqual([
      ["syntax", "GRAPHQL_PARSE_FAILED"],
      ["unknown", "GRAPHQL_VALIDATION_FAILED"],
      ["variable", "BAD_USER_INPUT"],
    ]);
    const extensions = { code: "INTERNAL", service: "news" };
    expect(client.payloads("refused")).toEqual([
      {
        data: null,
        errors: [
          expect.objectContaining({ message: "Something went wrong.", path: ["refused"], extensions }),
        ],
      },
    ]);
    expect(client.payloads("good")).toEqual([{ data: { author: { name: "Anna" } } }]);
    expect(JSON.stringify(client.heard)).not.toContain("10.0.0.7");
    expect(client.closed).toBeUndefined();
  });

  it("does not let a slow reader hold up the others, nor grow without bound", async () => {
    const [slow, quick] = [await open(), await open()];
    slow.subscribe("1", ITEM_ADDED);
    quick.subscribe("1", ITEM_ADDED);
    await until(() => news.audience === 1);
    slow.socket.pause();
    const long = "x".repeat(20_000);
    for (let at = 0; at < 1_000; at++) {
      news.publish(`${at} ${long}`);
      if (at % 50 === 0) await quick.until(() => quick.payloads("1").length > at);
    }
    await quick.until(() => quick.payloads("1").length === 1_000);
    slow.socket.resume();
    await slow.until(() => JSON.stringify(slow.payloads("1").at(-1) ?? "").includes("999 x"));
    const got = slow.payloads("1") as { extensions?: { missed: { events: number; after: string } } }[];
    const missed = got.reduce((sum, { extensions }) => sum + (extensions?.missed.events ?? 0), 0);
    expect(missed).toBeGreaterThan(0);
    expect(got.length + missed).toBe(1_000);
    // The notice says after which event to ask for what was missed.
    const notice = got.findIndex(({ extensions }) => extensions);
    expect(got[notice]?.extensions?.missed.after).toBe(`i${notice}`);
  });
});
