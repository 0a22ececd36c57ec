import { execute, type GraphQLSchema, parse, subscribe, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { WebSocketServer } from "ws";

interface Call {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly authorization: string | undefined;
  readonly address: unknown;
  readonly traceparent: unknown;
}

/** How a subgraph misbehaves; null when it does not. */
export type Fault =
  | { readonly kind: "slow"; readonly ms: number }
  | { readonly kind: "cut"; readonly afterBytes: number }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: string | Buffer;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A piece every so often, and never the last. */
  | { readonly kind: "endless"; readonly everyMs: number }
  | { readonly kind: "reset"; times: number };

/** A subgraph on a free port, over HTTP and graphql-ws, that can be made to fail. */
export class SubgraphServer {
  readonly calls: Call[] = [];
  readonly subscriptions: string[] = [];
  readonly connections: string[] = [];
  fault: Fault | null = null;
  /** Requests that the gateway let go of before they were answered. */
  abandoned = 0;
  /** What it says of itself: false as if its database were gone. */
  isWell = true;
  port = 0;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private closeWs: (() => void) | undefined;

  constructor(readonly schema: GraphQLSchema) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/graphql`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    const ws = new WebSocketServer({ server, path: "/graphql" });
    const { schema, subscriptions, connections } = this;
    const disposable = useServer(
      {
        schema,
        execute: (args) => execute(args),
        subscribe: (args) => subscribe(args),
        context: ({ connectionParams }) => ({ authorization: connectionParams?.["authorization"] }),
        onConnect: ({ connectionParams }) => {
          connections.push(String(connectionParams?.["authorization"]));
        },
        onSubscribe: (_context, _id, { query, variables }) => {
          subscriptions.push(`${query} ${JSON.stringify(variables ?? {})}`);
        },
      },
      ws,
    );
    this.closeWs = () => void disposable.dispose();
    await new Promise<void>((resolve) => {
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** As a process that is killed: every connection is gone at once. The port stays its own. */
  async kill(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    this.closeWs?.();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url?.endsWith("/health")) return void response.writeHead(this.isWell ? 200 : 503).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { fault } = this;
    response.once("close", () => {
      if (!response.writableFinished) this.abandoned += 1;
    });
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
    if (fault?.kind === "reset" && fault.times > 0) {
      fault.times -= 1;
      return void request.socket.destroy();
    }
    if (fault?.kind === "answer") return void response.writeHead(fault.status, fault.headers).end(fault.body);
    if (fault?.kind === "endless") {
      const dripping = setInterval(() => response.write(" "), fault.everyMs);
      return void response.once("close", () => clearInterval(dripping));
    }
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as Call;
    this.calls.push({
      query,
      variables,
      authorization: request.headers.authorization,
      address: request.headers["angel-client-address"],
      traceparent: request.headers["traceparent"],
    });
    const text = JSON.stringify(await this.execute(query, variables, request.headers.authorization));
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    });
    if (fault?.kind !== "cut") return void response.end(text);
    response.write(text.slice(0, fault.afterBytes), () => request.socket.destroy());
  }

  private async execute(
    query: string,
    variableValues: Record<string, unknown>,
    authorization: string | undefined,
  ) {
    const document = parse(query);
    const errors = validate(this.schema, document);
    if (errors.length > 0) return { errors };
    return await execute({ schema: this.schema, document, variableValues, contextValue: { authorization } });
  }
}
