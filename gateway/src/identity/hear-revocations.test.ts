import { Role } from "@angel/kit/access";
import { Bus } from "@angel/kit/bus";
import { logger } from "@angel/kit/log";
import { urlOfRole } from "@angel/kit/role";
import { cloneDatabase } from "@angel/kit/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { Graph } from "../testing/graph.js";
import { LiveClient } from "../testing/live-client.js";
import { Newsroom, newsroomSubgraphs } from "../testing/newsroom.js";
import { hearRevocations } from "./hear-revocations.js";
import { Revocations } from "./revocations.js";

const silent = logger("test", "silent");
const FORBIDDEN = { code: 4403, reason: "Forbidden" };

describe("a token that is good no more", () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  let sql: pg.Client;
  let bus: Bus;
  let follower: ReturnType<typeof hearRevocations>;
  let graph: Graph;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    database = await cloneDatabase([{ name: "identity", entities: [], migrations: [], resolvers: [] }]);
    sql = new pg.Client({ connectionString: database.databaseUrl });
    await sql.connect();
    bus = new Bus(urlOfRole(database, "events"), silent);
    await bus.start();
    const revocations = new Revocations();
    follower = hearRevocations(database, revocations, silent);
    graph = await Graph.serve(newsroomSubgraphs, new Newsroom(), { revocations });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
  });
  afterAll(async () => {
    await graph.stop();
    await follower.stop();
    await bus.stop();
    await sql.end();
    await database.drop();
  });

  const tell = (name: string, payload: object) =>
    sql.query("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
  const open = async (token: string) => {
    const client = await LiveClient.open(graph.url.replace("http", "ws"), {
      authorization: `Bearer ${token}`,
    });
    clients.push(client);
    return client;
  };
  const isLetIn = async (token: string) =>
    (await graph.ask("{ __typename }", {}, { authorization: `Bearer ${token}` })).status === 200;

  it("closes the sockets of the session that ended, refuses its requests, and leaves the others alone", async () => {
    const { identity } = graph;
    const ended = await identity.token({ accountId: "anna", sessionId: "telephone" });
    const other = await identity.token({ accountId: "anna", sessionId: "desk" });
    const [gone, stays, stranger] = [
      await open(ended),
      await open(other),
      await open(await identity.token({ accountId: "boris" })),
    ];
    expect([await isLetIn(ended), await isLetIn(other)]).toEqual([true, true]);
    await tell("sessionsEnded", { accountId: "anna", sessionId: "telephone" });
    await gone.until(() => gone.closed !== undefined);
    expect(gone.closed).toEqual(FORBIDDEN);
    expect([await isLetIn(ended), await isLetIn(other)]).toEqual([false, true]);
    expect([stays.closed, stranger.closed]).toEqual([undefined, undefined]);
    const again = await open(ended);
    await again.until(() => again.closed !== undefined);
    expect(again.closed).toEqual(FORBIDDEN);
  });

  it("wants a new token where rights have changed, and takes the new one", async () => {
    const { identity } = graph;
    const grants = [{ role: Role.CHAIR, path: "1.2", organisationId: "o2" }];
    const before = await identity.token({ accountId: "clara", grants });
    const client = await open(before);
    await tell("grantsChanged", { accountId: "clara" });
    await client.until(() => client.closed !== undefined);
    expect(client.closed).toEqual(FORBIDDEN);
    const after = await identity.token({ accountId: "clara" });
    expect([await isLetIn(before), await isLetIn(after)]).toEqual([false, true]);
    const back = await open(after);
    expect(back.heard).toEqual([{ type: "connection_ack" }]);
  });

  it("ends every session told of without a name", async () => {
    const tokens = await Promise.all(
      ["one", "two"].map((sessionId) => graph.identity.token({ accountId: "dora", sessionId })),
    );
    const sockets = await Promise.all(tokens.map((token) => open(token)));
    await tell("sessionsEnded", { accountId: "dora" });
    for (const socket of sockets) await socket.until(() => socket.closed !== undefined);
    expect(sockets.map(({ closed }) => closed)).toEqual([FORBIDDEN, FORBIDDEN]);
  });
});
