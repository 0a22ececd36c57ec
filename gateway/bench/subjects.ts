import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer, type ApolloServerOptions, type BaseContext } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { readSupergraph } from "../src/engine/supergraph.js";
import { Gateway } from "../src/gateway.js";
import { monolithOf } from "../src/testing/world.js";
import { press } from "./press.js";

/** What a subject is told before it starts. */
export interface Setting {
  readonly supergraphSdl: string;
  readonly jwksUrl: string;
}

/** Each serves the graph over HTTP as its makers say one should, and answers with its address. */
export const SUBJECTS = {
  "electronic-angel": async ({ supergraphSdl, jwksUrl }) => {
    const gateway = await Gateway.start({
      port: 0,
      host: "127.0.0.1",
      supergraphSdl,
      urlOf: (_service, url) => url,
      jwksUrl,
      internalKey: Buffer.alloc(32, 7),
      origins: [],
      log: pino({ level: "error" }),
    });
    return `http://127.0.0.1:${gateway.port}/graphql`;
  },
  "apollo-gateway": ({ supergraphSdl }) => apolloServer({ gateway: new ApolloGateway({ supergraphSdl }) }),
  "hive-gateway": (setting) => hiveGateway(setting, {}),
  "hive-gateway-rust": (setting) => hiveGateway(setting, { unifiedGraphHandler }),
  monolith: ({ supergraphSdl }) =>
    apolloServer({ schema: monolithOf(readSupergraph(supergraphSdl).apiSchema, press()) }),
} satisfies Record<string, (setting: Setting) => Promise<string>>;

export type SubjectName = keyof typeof SUBJECTS;

async function apolloServer(options: ApolloServerOptions<BaseContext>): Promise<string> {
  const { url } = await startStandaloneServer(new ApolloServer(options), {
    listen: { port: 0, host: "127.0.0.1" },
  });
  return url;
}

async function hiveGateway({ supergraphSdl }: Setting, options: object): Promise<string> {
  const runtime = createGatewayRuntime({ supergraph: () => supergraphSdl, logging: false, ...options });
  const server = createServer((request, response) => void runtime(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
