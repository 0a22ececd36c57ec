import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { Graph } from "../testing/graph.js";
import { LiveClient } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

describe("the websocket's protocol", () => {
  let graph: Graph;
  let url: string;
  const clients: LiveClient[] = [];
  const keep = (client: LiveClient) => {
    clients.push(client);
    return client;
  };
  const connect = async (headers?: Record<string, string>, protocol?: string | string[]) =>
    keep(await LiveClient.connect(url, headers, protocol));
  const open = async (payload?: Record<string, unknown>) => keep(await LiveClient.open(url, payload));
  const closing = async (client: LiveClient) => {
    await client.until(() => client.closed !== undefined, 8_000);
    return client.closed;
  };

  beforeAll(async () => {
    graph = await Graph.serve(newsroomSubgraphs, new Newsroom(), { origins: ["https://union.example"] });
    url = graph.url.replace("http", "ws");
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(() => graph.stop());

  it("acknowledges, answers a ping, and takes a pong in silence", async () => {
    const client = await open();
    client.say({ type: "ping", payload: { at: 1 } });
    client.say({ type: "pong" });
    client.say({ type: "ping" });
    await client.until(() => client.heard.length === 3);
    expect(client.heard).toEqual([
      { type: "connection_ack" },
      { type: "pong", payload: { at: 1 } },
      { type: "pong" },
    ]);
  });

  it("answers a query and completes it", async () => {
    const client = await open();
    client.subscribe("q", "{ __typename }");
    await client.until(() => client.heard.length === 3);
    expect(client.heard.slice(1)).toEqual([
      { id: "q", type: "next", payload: { data: { __typename: "Query" }, extensions: { cost: 0 } } },
      { id: "q", type: "complete" },
    ]);
  });

  it("lets an id be used again once it is complete", async () => {
    const client = await open();
    client.subscribe("q", "{ __typename }");
    await client.until(() => client.heard.length === 3);
    client.subscribe("q", "{ __typename }");
    await client.until(() => client.heard.length === 5);
    expect(client.closed).toBeUndefined();
  });

  it.each<[string, (client: LiveClient) => void, number]>([
    ["no JSON", (client) => client.say("{"), 4400],
    ["a message of no known type", (client) => client.say({ type: "hello" }), 4400],
    ["a message only a server sends", (client) => client.say({ type: "next", id: "1", payload: {} }), 4400],
    [
      "a subscription without a query",
      (client) => client.say({ type: "subscribe", id: "1", payload: {} }),
      4400,
    ],
    ["bytes", (client) => client.socket.send(Buffer.from([1, 2, 3])), 4400],
    ["a second beginning", (client) => client.say({ type: "connection_init" }), 4429],
    ["a frame of 20 MB", (client) => client.say("x".repeat(20_000_000)), 1009],
    [
      "an id twice",
      (client) => {
        client.subscribe("1", "subscription { itemAdded { id } }");
        client.subscribe("1", "subscription { itemAdded { id } }");
      },
      4409,
    ],
  ])("closes on %s", async (_name, misbehave, code) => {
    const client = await open();
    misbehave(client);
    expect((await closing(client))?.code).toBe(code);
  });

  it("closes when asked before the beginning, or when there is none", async () => {
    const [early, silent] = [await connect(), await connect()];
    early.subscribe("1", "{ __typename }");
    expect(await closing(early)).toEqual({ code: 4401, reason: "Unauthorized" });
    expect(await closing(silent)).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
  });

  it("speaks one protocol", async () => {
    const [none, other] = [await connect({}, []), await connect({}, "graphql-ws")];
    expect(await closing(none)).toEqual({ code: 4406, reason: "Subprotocol not acceptable" });
    expect((await closing(other))?.code).toBe(1006);
  });

  it("lets in only pages of ours", async () => {
    const stranger = await connect({ origin: "https://elsewhere.example" });
    expect((await closing(stranger))?.code).toBe(1006);
    const ours = await connect({ origin: "https://union.example" });
    ours.say({ type: "connection_init" });
    await ours.until(() => ours.heard.length === 1);
  });

  it("refuses a token that is not good, and closes when a good one has run out", async () => {
    const forged = await open({ authorization: "Bearer no.such.token" });
    expect(await closing(forged)).toEqual({ code: 4403, reason: "Forbidden" });
    const token = await graph.identity.token({ accountId: "anna", lifetimeSeconds: 2 });
    const brief = await open({ authorization: `Bearer ${token}` });
    expect(brief.heard).toEqual([{ type: "connection_ack" }]);
    expect(await closing(brief)).toEqual({ code: 4403, reason: "Forbidden" });
  });
});
