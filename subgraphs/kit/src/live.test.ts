import { beforeAll, afterAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createClient, type Client } from "graphql-ws";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Ctx, Query, Resolver, Root, Subscription } from "type-graphql";
import WebSocket from "ws";
import { signViewer, Viewer } from "./access.js";
import { event, type ToldEvent } from "./events.js";
import { filtered, resumeRead } from "./live.js";
import { Open } from "./may.js";
import { internalTokenKey } from "./secrets.js";
import { serveSubscriptions } from "./sockets.js";
import { type Companion, type Context, defineSubgraph, source } from "./subgraph.js";
import { testSubgraph, TEST_SECRET } from "./testing.js";

const bellRung = event<{ strokes: number }>("bellRung");
type Rung = Pick<ToldEvent<{ strokes: number }>, "payload">;

/** What a subscription waits for before it begins. */
class Gate implements Companion {
  passing: Promise<void> = Promise.resolve();
  arrived = 0;

  async close(): Promise<void> {}
}

async function open({ live, companion }: Context): Promise<AsyncIterable<Rung>> {
  const gate = companion(Gate);
  const rung = await resumeRead<Rung, number>(
    live.on(bellRung),
    async () => {
      gate.arrived += 1;
      await gate.passing;
      return { after: 0, missed: [] };
    },
    ({ payload }) => payload.strokes,
  );
  return filtered(rung, async ({ payload }) => payload.strokes % 2 === 0);
}

@Resolver()
class BellResolver {
  @Query(() => Boolean, { description: "That there is one." })
  @Open("a toy")
  isThere(): boolean {
    return true;
  }

  @Subscription(() => Number, {
    description: "Even strokes of the bell.",
    subscribe: source((_: unknown, context) => open(context)),
  })
  @Open("a toy")
  bellRung(@Root() { payload }: Rung, @Ctx() _context: Context): number {
    return payload.strokes;
  }
}

const bell = defineSubgraph({
  name: "bell",
  entities: [],
  migrations: [],
  resolvers: [BellResolver],
  open: async () => [new Gate()],
});

const app = testSubgraph(bell);
const key = internalTokenKey(TEST_SECRET);
let server: Server;
let closeSockets: () => Promise<void>;
let client: Client;
let socket: WebSocket | undefined;
const listening = new Set<object>();

beforeAll(async () => {
  const { bus } = app.running;
  const listen = bus.listen.bind(bus);
  bus.listen = (...args) => {
    const listener = {};
    const unlisten = listen(...args);
    listening.add(listener);
    return () => {
      listening.delete(listener);
      unlisten();
    };
  };
  server = createServer();
  closeSockets = serveSubscriptions(server, new Map([["bell", app.running]]), key);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await client.dispose();
  await closeSockets();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(async () => {
  app.running.companion(Gate).passing = Promise.resolve();
  await client?.dispose();
  client = createClient({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/bell/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Internal ${signViewer(key, new Viewer({}))}` },
    on: { connected: (connected) => (socket = connected as WebSocket) },
  });
});

/** Somebody who listens; what they hear. */
function listener() {
  const heard: unknown[] = [];
  const leave = client.subscribe(
    { query: "subscription { bellRung }" },
    { next: ({ data }) => heard.push(data?.["bellRung"]), error: () => {}, complete: () => {} },
  );
  return { heard, leave };
}
const ring = (strokes: number) =>
  app.sql(
    "insert into events.outbox (name, payload) values ('bellRung', jsonb_build_object('strokes', $1::int))",
    [strokes],
  );
const areListening = (many: number) =>
  app.eventually(
    () => listening.size,
    (size) => size === many,
  );

describe("whoever listens", () => {
  it("hears what is kept for them, and is let go when they leave, though nothing more happens", async () => {
    const { heard, leave } = listener();
    await areListening(1);
    await ring(1);
    await ring(2);
    await app.eventually(
      () => heard,
      ({ length }) => length > 0,
    );
    expect(heard).toEqual([2]);
    leave();
    await areListening(0);
  });

  it("is let go of a subject where nothing ever happened", async () => {
    const { leave } = listener();
    await areListening(1);
    leave();
    await areListening(0);
  });

  it("is let go when they leave before the subscription has begun", async () => {
    const gate = app.running.companion(Gate);
    let pass = () => {};
    gate.passing = new Promise((resolve) => (pass = resolve));
    const before = gate.arrived;
    const [left, stays] = [listener(), listener()];
    await app.eventually(
      () => gate.arrived,
      (arrived) => arrived === before + 2,
    );
    left.leave();
    // What is sent later on the same socket is read later.
    const after = listener();
    await app.eventually(
      () => gate.arrived,
      (arrived) => arrived === before + 3,
    );
    pass();
    await areListening(2);
    after.leave();
    stays.leave();
    await areListening(0);
  });

  it("is let go when their connection breaks", async () => {
    listener();
    listener();
    await areListening(2);
    socket?.terminate();
    await areListening(0);
  });
});
