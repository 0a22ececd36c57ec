import { execute, subscribe } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { WebSocketServer } from "ws";
import { readSupergraph } from "../../src/engine/supergraph.js";
import { Gateway } from "../../src/gateway.js";
import { compose } from "../../src/testing/compose.js";
import { monolithOf, subgraphOf } from "../../src/testing/world.js";
import { News, newsSubgraphs } from "./news.js";

export type Role = "news" | "electronic-angel" | "graphql-ws";

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
let upstreams = () => 0;

/** Each serves the news over graphql-transport-ws and answers with its port. */
const ROLES: Record<Role, () => Promise<number>> = {
  news: () => serve(subgraphOf(newsSubgraphs.news, news)),
  "graphql-ws": () => serve(monolithOf(readSupergraph(supergraphSdl).apiSchema, news)),
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
async function serve(schema: Parameters<typeof execute>[0]["schema"]): Promise<number> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, path: "/graphql" });
  useServer({ schema, execute: (args) => execute(args), subscribe: (args) => subscribe(args) }, sockets);
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
  if (order.do === "publish") return news.publish(order.topics, order.letters);
  process.send?.(look(order.collect));
});
void ROLES[process.argv[2] as Role]().then((port) => process.send?.({ port }));
