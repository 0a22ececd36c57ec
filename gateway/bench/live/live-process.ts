import { execute, type GraphQLSchema, subscribe } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { WebSocketServer } from "ws";
import { readSupergraph } from "../../src/engine/supergraph.js";
import { Gateway } from "../../src/gateway.js";
import { compose } from "../../src/testing/compose.js";
import { monolithOf, subgraphOf } from "../../src/testing/world.js";
import { BareSockets } from "./bare-sockets.js";
import { News, newsSubgraphs } from "./news.js";

export type Role = "news" | "electronic-angel" | "graphql-ws" | "bare-sockets";

export type Order =
  | { readonly do: "publish"; readonly topics: readonly string[]; readonly letters: number }
  | { readonly do: "look"; readonly collect: boolean };

export interface Look {
  readonly cpuMs: number;
  readonly residentBytes: number;
  readonly upstreams: number;
}

const supergraphSdl = compose(newsSubgraphs);
const news = new News();
const bare = new BareSockets();
const isBare = process.argv[2] === "bare-sockets";
let upstreams = () => 0;

/** Each serves the news over graphql-transport-ws and answers with its port. */
const ROLES: Record<Role, () => Promise<number>> = {
  news: () => serve(overGraphqlWs(subgraphOf(newsSubgraphs.news, news))),
  "graphql-ws": () => serve(overGraphqlWs(monolithOf(readSupergraph(supergraphSdl).apiSchema, news))),
  "bare-sockets": () => serve((server) => bare.attach(server)),
  "electronic-angel": async () => {
    const gateway = await Gateway.start({
      port: 0,
      host: "0.0.0.0",
      supergraphSdl,
      urlOf: () => process.argv[3] ?? "",
      jwksUrl: "http://127.0.0.1:9/",
      internalKey: Buffer.alloc(32, 7),
      origins: [],
      log: pino({ level: "error" }),
    });
    upstreams = () => gateway.liveOperations.topics.upstreamCount;
    return gateway.port;
  },
};

/** The server loop of graphql-ws over `ws`, as its documentation has it. */
function overGraphqlWs(schema: GraphQLSchema): (server: Server) => void {
  return (server) => {
    const sockets = new WebSocketServer({ server, path: "/graphql" });
    useServer({ schema, execute: (args) => execute(args), subscribe: (args) => subscribe(args) }, sockets);
  };
}

async function serve(attach: (server: Server) => void): Promise<number> {
  const server = createServer();
  attach(server);
  await new Promise<void>((resolve) => {
    server.listen({ port: 0, host: "0.0.0.0", backlog: 4_096 }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function look(collect: boolean): Look {
  if (collect) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return {
    cpuMs: (user + system) / 1000,
    residentBytes: process.memoryUsage.rss(),
    upstreams: upstreams(),
  };
}

process.on("disconnect", () => process.exit());
process.on("message", (order: Order) => {
  if (order.do === "publish") return (isBare ? bare : news).publish(order.topics, order.letters);
  process.send?.(look(order.collect));
});
void ROLES[process.argv[2] as Role]().then((port) => process.send?.({ port }));
