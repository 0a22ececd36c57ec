import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from "@apollo/server/plugin/disabled";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readViewer, type Viewer } from "./access.js";
import { Bus } from "./bus.js";
import { migrate } from "./database.js";
import { answerFiles } from "./file-route.js";
import type { Logger } from "./log.js";
import { maskError } from "./mask.js";
import { type Address, RunningSubgraph } from "./part.js";
import { provision } from "./provision.js";
import { reply, replyRefusal } from "./reply.js";
import { urlOfRole } from "./role.js";
import { internalTokenKey } from "./secrets.js";
import { serveSubscriptions } from "./sockets.js";
import type { Context, Subgraph } from "./subgraph.js";
import { inTrace } from "./trace.js";

const MOST_BODY = 1_000_000;

export interface HostOptions extends Address {
  port: number;
  host: string;
  log: Logger;
}

/** Several subgraphs in one process, each at `/<name>/graphql`, over HTTP and graphql-ws. */
export class Host {
  private constructor(
    private readonly server: Server,
    private readonly parts: Map<string, { running: RunningSubgraph; apollo: ApolloServer<Context> }>,
    private readonly bus: Bus,
    private readonly closeSockets: () => Promise<void>,
    private readonly key: Buffer,
    private readonly log: Logger,
  ) {}

  static async start(definitions: readonly Subgraph[], options: HostOptions): Promise<Host> {
    const { log } = options;
    await provision(
      options.databaseUrl,
      options.secret,
      definitions.map(({ name }) => name),
    );
    for (const definition of definitions) await migrate(definition, options);
    const bus = new Bus(urlOfRole(options, "events"), log);
    await bus.start();
    const key = internalTokenKey(options.secret);
    const parts = new Map<string, { running: RunningSubgraph; apollo: ApolloServer<Context> }>();
    for (const definition of definitions) {
      const running = await RunningSubgraph.open(
        definition,
        options,
        bus,
        log.child({ subgraph: definition.name }),
      );
      const apollo = apolloFor(running);
      await apollo.start();
      parts.set(definition.name, { running, apollo });
    }
    const server = createServer((request, response) => {
      inTrace(request.headers["traceparent"], () => void host.answer(request, response));
    });
    const closeSockets = serveSubscriptions(
      server,
      new Map([...parts].map(([name, { running }]) => [name, running])),
      key,
    );
    const host = new Host(server, parts, bus, closeSockets, key, log);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, options.host, resolve);
    });
    return host;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await this.closeSockets();
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeIdleConnections();
    });
    for (const { running, apollo } of this.parts.values()) {
      await apollo.stop();
      await running.close();
    }
    await this.bus.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.route(request, response);
    } catch (error) {
      this.log.error({ err: error }, "a request failed outside GraphQL");
      if (!response.headersSent) replyRefusal(response, 500, "INTERNAL", "Something went wrong.");
      else response.destroy();
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = "", ...rest] = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
    if (name === "health") return this.health(rest[0], response);
    const part = this.parts.get(name);
    if (!part) return replyRefusal(response, 404, "NOT_FOUND", "No such path.");
    const path = rest.join("/");
    const route = part.running.built.definition.routes?.[path];
    if (route) return route(request, response, part.running);
    if (path === "health") return tellHealth(response, { [name]: await isWell(part.running) });
    const isFiles = rest[0] === "files" && rest.length <= 2 && part.running.built.definition.files;
    if (path !== "graphql" && !isFiles) return replyRefusal(response, 404, "NOT_FOUND", "No such path.");
    const viewer = viewerOf(request, this.key);
    if (isFiles) return answerFiles(request, response, part.running.files, viewer, rest[1]);
    if (!viewer)
      return replyRefusal(response, 401, "UNAUTHENTICATED", "An internal token is missing or not good.");
    const body = await readBody(request);
    if (body === undefined) return replyRefusal(response, 413, "BAD_REQUEST", "The body is too large.");
    const answer = await part.apollo.executeHTTPGraphQLRequest({
      context: async () => part.running.request(viewer, addressOf(request)),
      httpGraphQLRequest: {
        method: request.method ?? "POST",
        headers: headersOf(request),
        search: "",
        body: parseJson(body),
      },
    });
    for (const [header, value] of answer.headers) response.setHeader(header, value);
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === "complete") response.end(answer.body.string);
    else {
      for await (const chunk of answer.body.asyncIterator) response.write(chunk);
      response.end();
    }
  }

  private async health(kind: string | undefined, response: ServerResponse): Promise<void> {
    if (kind === "live") return reply(response, 200, { status: "up" });
    const checks = await Promise.all(
      [...this.parts].map(async ([name, { running }]) => [name, await isWell(running)] as const),
    );
    tellHealth(response, Object.fromEntries(checks));
  }
}

function apolloFor(running: RunningSubgraph): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema: running.built.schema,
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
    formatError: (formatted, error) => maskError(formatted, error, running.log),
  });
}

function viewerOf(request: IncomingMessage, key: Buffer): Viewer | null {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  return scheme === "Internal" && token ? readViewer(key, token) : null;
}

/** Only the gateway gets this far, so it is believed. */
function addressOf(request: IncomingMessage): string | null {
  const address = request.headers["angel-client-address"];
  return typeof address === "string" && address ? address : null;
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function isWell(running: RunningSubgraph): Promise<boolean> {
  try {
    await running.check();
    return true;
  } catch {
    return false;
  }
}

function tellHealth(response: ServerResponse, parts: Record<string, boolean>): void {
  const well = Object.values(parts).every(Boolean);
  const words = Object.entries(parts).map(([name, isUp]) => [name, isUp ? "up" : "down"]);
  reply(response, well ? 200 : 503, { status: well ? "up" : "down", parts: Object.fromEntries(words) });
}
