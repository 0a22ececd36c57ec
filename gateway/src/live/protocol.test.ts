import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { createConnection } from "node:net";
import { Graph } from "../testing/graph.js";
import { LiveClient, until } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";

/** Besides the news: a question whose answer one can wait for, and a deed. */
const subgraphs = {
  ...newsroomSubgraphs,
  desk: `type Query { slowly: String } type Mutation { note(text: String!): String }`,
};

class Desk extends Newsroom {
  readonly notes: string[] = [];
  readonly waiting: (() => void)[] = [];
  readonly Mutation = {
    note: ({ text }: { text: string }) => {
      this.notes.push(text);
      return text;
    },
  };

  constructor() {
    super();
    Object.assign(this.Query, {
      slowly: () => new Promise((resolve) => this.waiting.push(() => resolve("at last"))),
    });
  }

  answer(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

const ITEM_ADDED = "subscription { itemAdded { title } }";
const next = (id: string, payload: unknown) => ({ id, type: "next", payload });
const complete = (id: string) => ({ id, type: "complete" });
const itemOf = (id: string, title: string) =>
  next(id, { data: { itemAdded: { title } }, extensions: { cost: 1 } });
const typename = (id: string) => next(id, { data: { __typename: "Query" }, extensions: { cost: 0 } });

/** The protocol's document, rule by rule. */
describe("graphql-transport-ws", () => {
  let graph: Graph;
  let desk: Desk;
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
    await client.until(() => client.closed !== undefined);
    return client.closed;
  };
  /** What was heard since the acknowledgement, once there is so much of it. */
  const heard = async (client: LiveClient, count: number) => {
    await client.until(() => client.heard.length > count);
    return client.heard.slice(1);
  };
  /** Once the socket has answered this, everything said before was taken. */
  const settled = async (client: LiveClient) => {
    const already = client.heard.filter(({ type }) => type === "pong").length;
    client.say({ type: "ping" });
    await client.until(() => client.heard.filter(({ type }) => type === "pong").length > already);
  };
  const { topics } = { topics: () => graph.gateway.liveOperations.topics };

  beforeAll(async () => {
    desk = new Desk();
    graph = await Graph.serve(subgraphs, desk, { origins: ["https://union.example"] });
    url = graph.url.replace("http", "ws");
  });
  afterEach(async () => {
    desk.answer();
    for (const client of clients.splice(0)) await client.end();
    await until(() => topics().count === 0);
  });
  afterAll(() => graph.stop());

  describe("the socket", () => {
    it("is opened for the protocol, wherever it stands among those offered", async () => {
      const client = await connect({}, ["graphql-ws", "graphql-transport-ws"]);
      expect(client.socket.protocol).toBe("graphql-transport-ws");
    });

    it("is opened with a slash at the end of the path too, as HTTP is answered", async () => {
      const client = keep(await LiveClient.connect(`${url}/?token=none`));
      client.say({ type: "connection_init" });
      await client.until(() => client.heard.length > 0);
      expect(client.heard).toEqual([{ type: "connection_ack" }]);
    });

    it.each([
      ["none", ""],
      ["another", "Sec-WebSocket-Protocol: graphql-ws\r\n"],
    ])("is closed with 4406 for who offers %s", async (_which, header) => {
      const bytes = await new Promise<Buffer>((resolve) => {
        const socket = createConnection({ port: graph.gateway.port, host: "127.0.0.1" });
        let read = Buffer.alloc(0);
        socket.on("data", (chunk) => {
          read = Buffer.concat([read, chunk]);
          const end = read.indexOf("\r\n\r\n");
          if (end < 0 || read.length < end + 8) return;
          socket.destroy();
          resolve(read.subarray(end + 4));
        });
        socket.write(
          `GET /graphql HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
            `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${header}\r\n`,
        );
      });
      expect([bytes[0], bytes.readUInt16BE(2)]).toEqual([0x88, 4406]);
    });

    it("lets in only pages of ours", async () => {
      const stranger = await connect({ origin: "https://elsewhere.example" });
      expect((await closing(stranger))?.code).toBe(1006);
      const ours = await connect({ origin: "https://union.example" });
      ours.say({ type: "connection_init" });
      await ours.until(() => ours.heard.length === 1);
    });

    it("is closed by the client with 1000, and everything of it is let go", async () => {
      const client = await open();
      client.subscribe("1", ITEM_ADDED);
      await until(() => topics().count === 1);
      client.socket.close(1000);
      expect(await closing(client)).toEqual({ code: 1000, reason: "" });
      await until(() => topics().count === 0);
    });
  });

  describe("the connection", () => {
    it.each([[undefined], [null], [{}], [{ client: "web" }]])(
      "is acknowledged, whatever is said: %j",
      async (payload) => {
        const client = await connect();
        client.say({ type: "connection_init", payload });
        await client.until(() => client.heard.length === 1);
        expect(client.heard).toEqual([{ type: "connection_ack" }]);
      },
    );

    it("is awaited for a while only", async () => {
      const silent = await connect();
      silent.say({ type: "ping" });
      expect(await closing(silent)).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
    });

    it("is begun once, before it is acknowledged and after", async () => {
      const tooMany = { code: 4429, reason: "Too many initialisation requests" };
      const hasty = await connect();
      hasty.say({
        type: "connection_init",
        payload: { authorization: `Bearer ${await graph.identity.token({ accountId: "a" })}` },
      });
      hasty.say({ type: "connection_init" });
      expect(await closing(hasty)).toEqual(tooMany);
      const forgetful = await open();
      forgetful.say({ type: "connection_init" });
      expect(await closing(forgetful)).toEqual(tooMany);
    });

    it("is refused with 4403 for a token that is not good, and ended so when a good one has run out", async () => {
      const forged = await open({ authorization: "Bearer no.such.token" });
      expect(await closing(forged)).toEqual({ code: 4403, reason: "Forbidden" });
      const token = await graph.identity.token({ accountId: "anna", lifetimeSeconds: 2 });
      const brief = await open({ authorization: `Bearer ${token}` });
      expect(brief.heard).toEqual([{ type: "connection_ack" }]);
      expect(await closing(brief)).toEqual({ code: 4403, reason: "Forbidden" });
    });

    it("must stand before anything is asked", async () => {
      const unauthorized = { code: 4401, reason: "Unauthorized" };
      const early = await connect();
      early.subscribe("1", "{ __typename }");
      expect(await closing(early)).toEqual(unauthorized);
      // The token is still being looked at when the question comes.
      const hasty = await connect();
      hasty.say({
        type: "connection_init",
        payload: { authorization: `Bearer ${await graph.identity.token({ accountId: "b" })}` },
      });
      hasty.subscribe("1", "{ __typename }");
      expect(await closing(hasty)).toEqual(unauthorized);
    });
  });

  describe("a ping", () => {
    const bearer = async (accountId: string, lifetimeSeconds?: number) => ({
      authorization: `Bearer ${await graph.identity.token({ accountId, ...(lifetimeSeconds && { lifetimeSeconds }) })}`,
    });

    it("may bring a newer token, with which one stays", async () => {
      const client = await open(await bearer("anna", 2));
      client.say({ type: "ping", payload: await bearer("anna") });
      await client.until(() => client.heard.length === 2);
      expect(client.heard[1]).toEqual({ type: "pong" });
      await new Promise((resolve) => setTimeout(resolve, 2_200));
      expect(client.closed).toBeUndefined();
    });

    it.each([
      ["another's token", () => bearer("boris")],
      ["a token that is none", () => Promise.resolve({ authorization: "Bearer x" })],
    ])("may not bring %s", async (_what, payloadOf) => {
      const client = await open(await bearer("anna"));
      client.say({ type: "ping", payload: await payloadOf() });
      expect(await closing(client)).toEqual({ code: 4403, reason: "Forbidden" });
    });

    it("is answered at any time, with what it carries", async () => {
      const client = await connect();
      client.say({ type: "ping", payload: { at: 1 } });
      client.say({ type: "connection_init" });
      await client.until(() => client.heard.length === 2);
      client.say({ type: "ping", payload: null });
      client.say({ type: "ping" });
      await client.until(() => client.heard.length === 4);
      expect(client.heard).toEqual([
        { type: "pong", payload: { at: 1 } },
        { type: "connection_ack" },
        { type: "pong" },
        { type: "pong" },
      ]);
    });

    it("is answered in the protocol below too, with its data", async () => {
      const client = await connect();
      const answered = once(client.socket, "pong");
      client.socket.ping("are you there");
      expect(await answered).toEqual([Buffer.from("are you there")]);
    });

    it("needs not have been sent for a pong to come", async () => {
      const client = await open();
      client.say({ type: "pong" });
      client.say({ type: "pong", payload: { beat: 1 } });
      await settled(client);
      expect([client.heard, client.closed]).toEqual([
        [{ type: "connection_ack" }, { type: "pong" }],
        undefined,
      ]);
    });
  });

  describe("an operation", () => {
    it("with one result is answered and completed, a query or a mutation", async () => {
      const client = await open();
      client.subscribe("q", "{ __typename }");
      expect(await heard(client, 2)).toEqual([typename("q"), complete("q")]);
      client.say({
        id: "m",
        type: "subscribe",
        payload: {
          query: "query Q { __typename } mutation M($text: String!) { note(text: $text) }",
          operationName: "M",
          variables: { text: "noted" },
          extensions: null,
        },
      });
      expect((await heard(client, 4)).slice(2)).toEqual([
        next("m", { data: { note: "noted" }, extensions: { cost: 10 } }),
        complete("m"),
      ]);
      expect(desk.notes).toEqual(["noted"]);
    });

    it("that streams brings each event, beside others on the same socket", async () => {
      const client = await open();
      client.subscribe("a", ITEM_ADDED);
      client.subscribe("b", ITEM_ADDED);
      client.subscribe("q", "{ __typename }");
      await until(() => topics().hearerCount === 2 && desk.audience > 0);
      await heard(client, 2);
      desk.publish("One");
      expect(await heard(client, 4)).toEqual([
        typename("q"),
        complete("q"),
        itemOf("a", "One"),
        itemOf("b", "One"),
      ]);
    });

    it("needs no name where it stands alone, and an empty one is none", async () => {
      const client = await open();
      const query = "query A { __typename }";
      client.say({ id: "q", type: "subscribe", payload: { query, operationName: "" } });
      expect(await heard(client, 2)).toEqual([typename("q"), complete("q")]);
      for (const asked of [{ query, operationName: "B" }, { query: `${query} query B { __typename }` }]) {
        client.say({ id: "x", type: "subscribe", payload: asked });
      }
      const code = "OPERATION_RESOLUTION_FAILURE";
      const payload = [expect.objectContaining({ extensions: { code } })];
      expect((await heard(client, 4)).slice(2)).toEqual(Array(2).fill({ id: "x", type: "error", payload }));
    });

    it("that subscribes on a condition is refused, whatever the condition", async () => {
      const client = await open();
      client.subscribe("a", "subscription ($on: Boolean!) { itemAdded @include(if: $on) { title } }", {
        on: true,
      });
      client.subscribe("b", "subscription { itemAdded @skip(if: true) { title } }");
      const payload = [expect.objectContaining({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } })];
      expect(await heard(client, 2)).toEqual([
        { id: "a", type: "error", payload },
        { id: "b", type: "error", payload },
      ]);
    });

    it("that is wrong is answered by one error and no completion, and the socket stays", async () => {
      const client = await open();
      client.subscribe("bad", "subscription { nope }");
      client.subscribe("good", "{ __typename }");
      const [error, ...others] = await heard(client, 3);
      expect(error).toEqual({
        id: "bad",
        type: "error",
        payload: [expect.objectContaining({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } })],
      });
      expect(others).toEqual([typename("good"), complete("good")]);
      expect(client.closed).toBeUndefined();
    });

    it("beyond the hundredth at a time is refused alone", async () => {
      const client = await open();
      for (let at = 0; at <= 100; at++) client.subscribe(`${at}`, ITEM_ADDED);
      const [error] = await heard(client, 1);
      expect(error).toMatchObject({ id: "100", type: "error" });
      expect(client.closed).toBeUndefined();
    });
  });

  describe("an id", () => {
    it.each([
      ["a subscription", ITEM_ADDED, ITEM_ADDED],
      ["a query", "{ slowly }", "{ __typename }"],
      ["a subscription, by a query", ITEM_ADDED, "{ __typename }"],
    ])("that is taken by %s closes the socket with 4409", async (_what, first, second) => {
      const client = await open();
      client.subscribe("1", first);
      client.subscribe("1", second);
      expect(await closing(client)).toEqual({ code: 4409, reason: "Subscriber for 1 already exists" });
    });

    it("too long for a close frame is left out of its reason", async () => {
      const client = await open();
      const id = "i".repeat(200);
      client.subscribe(id, ITEM_ADDED);
      client.subscribe(id, ITEM_ADDED);
      expect(await closing(client)).toEqual({ code: 4409, reason: "Subscriber already exists" });
    });

    it("may be used again once its operation is over, however that came", async () => {
      const client = await open();
      client.subscribe("1", "{ __typename }");
      await heard(client, 2);
      client.subscribe("1", "{ nope }");
      await heard(client, 3);
      client.subscribe("1", ITEM_ADDED);
      client.say(complete("1"));
      client.subscribe("1", "{ __typename }");
      expect((await heard(client, 5)).slice(3)).toEqual([typename("1"), complete("1")]);
      expect(client.closed).toBeUndefined();
    });

    it("belongs to one socket", async () => {
      const [one, other] = [await open(), await open()];
      for (const client of [one, other]) client.subscribe("1", "{ __typename }");
      expect(await heard(one, 2)).toEqual(await heard(other, 2));
    });
  });

  describe("complete", () => {
    it("ends a subscription: no event follows", async () => {
      const client = await open();
      client.subscribe("1", ITEM_ADDED);
      client.subscribe("2", ITEM_ADDED);
      await until(() => topics().hearerCount === 2 && desk.audience > 0);
      client.say(complete("1"));
      await settled(client);
      desk.publish("Late");
      expect((await heard(client, 2)).slice(1)).toEqual([itemOf("2", "Late")]);
    });

    it("before a query is answered keeps the answer back", async () => {
      const client = await open();
      client.subscribe("1", "{ slowly }");
      await until(() => desk.waiting.length === 1);
      client.say(complete("1"));
      await settled(client);
      desk.answer();
      client.subscribe("1", "{ __typename }");
      expect((await heard(client, 3)).slice(1)).toEqual([typename("1"), complete("1")]);
    });

    it("for an id that is over or was never there is nothing to talk about", async () => {
      const client = await open();
      client.subscribe("1", "{ __typename }");
      await heard(client, 2);
      client.say(complete("1"));
      client.say(complete("never"));
      await settled(client);
      expect([client.heard.length, client.closed]).toEqual([4, undefined]);
    });
  });

  describe("a message that is none", () => {
    const query = "{ __typename }";
    it.each<[string, unknown]>([
      ["no JSON", "{"],
      ["nothing", ""],
      ["null", "null"],
      ["a list", []],
      ["a number", "1"],
      ["no type", {}],
      ["a type that is no text", { type: 1 }],
      ["a type nobody knows", { type: "hello" }],
      ["a type of the older protocol", { type: "start", id: "1", payload: { query } }],
      ["next, which only servers send", next("1", {})],
      ["error, which only servers send", { id: "1", type: "error", payload: [{ message: "no" }] }],
      ["connection_ack, which only servers send", { type: "connection_ack" }],
      ["a subscription without an id", { type: "subscribe", payload: { query } }],
      ["a subscription with an empty id", { type: "subscribe", id: "", payload: { query } }],
      ["a subscription whose id is no text", { type: "subscribe", id: 1, payload: { query } }],
      ["a subscription without a payload", { type: "subscribe", id: "1" }],
      ["a subscription without a query", { type: "subscribe", id: "1", payload: {} }],
      ["a query that is no text", { type: "subscribe", id: "1", payload: { query: 1 } }],
      ["variables that are a list", { type: "subscribe", id: "1", payload: { query, variables: [] } }],
      ["a name that is no text", { type: "subscribe", id: "1", payload: { query, operationName: 1 } }],
      ["extensions that are a text", { type: "subscribe", id: "1", payload: { query, extensions: "x" } }],
      ["a beginning with a text", { type: "connection_init", payload: "x" }],
      ["a ping with a text", { type: "ping", payload: "x" }],
      ["a pong with a list", { type: "pong", payload: [] }],
      ["complete without an id", { type: "complete" }],
    ])("closes the socket with 4400: %s", async (_what, message) => {
      const client = await open();
      client.say(message);
      expect((await closing(client))?.code).toBe(4400);
    });

    it("closes the socket with 4400: bytes, even if they spell one", async () => {
      const client = await open();
      client.socket.send(Buffer.from(JSON.stringify({ type: "ping" })));
      expect((await closing(client))?.code).toBe(4400);
    });

    it("is the last that is taken", async () => {
      const client = await open();
      client.say("{");
      client.say({
        id: "m",
        type: "subscribe",
        payload: { query: 'mutation { note(text: "after the end") }' },
      });
      await closing(client);
      expect(desk.notes).not.toContain("after the end");
    });
  });

  describe("a frame", () => {
    it("may be large, and is too large beyond 64 KiB", async () => {
      const client = await open();
      client.subscribe("1", `{ __typename } #${" ".repeat(60_000)}`);
      expect(await heard(client, 2)).toEqual([typename("1"), complete("1")]);
      client.say("x".repeat(70_000));
      expect((await closing(client))?.code).toBe(1009);
    });

    it("may come in parts", async () => {
      const client = await open();
      const text = JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{ __typename }" } });
      client.socket.send(text.slice(0, 20), { fin: false });
      client.socket.send(text.slice(20), { fin: true });
      expect(await heard(client, 2)).toEqual([typename("1"), complete("1")]);
    });

    it.each([
      ["short", 1],
      ["of two bytes' length", 300],
      ["shared and not copied", 20_000],
      ["of eight bytes' length", 100_000],
    ])("of ours is read by others, %s", async (_how, length) => {
      const client = await open();
      const title = "ж".repeat(length / 2);
      client.subscribe("a", ITEM_ADDED);
      client.subscribe("another, longer id", ITEM_ADDED);
      await until(() => topics().hearerCount === 2 && desk.audience > 0);
      desk.publish(title);
      expect(await heard(client, 2)).toEqual([itemOf("a", title), itemOf("another, longer id", title)]);
    });
  });
});
