import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Reception } from "../identity/reception.js";
import { LIMITS } from "../limits/limits.js";
import { comesFromUs } from "../origin.js";
import { Client, type House } from "./client.js";
import type { LiveOperations } from "./live-operations.js";

interface LiveDoorOptions {
  readonly reception: Reception;
  readonly operations: LiveOperations;
  readonly origins: ReadonlySet<string>;
}

const HEARTBEAT_MS = 15_000;
const LONGEST_STALL_MS = 30_000;
const GOING_AWAY = 1001;
const DRAIN_MS = 1_000;

/** Websockets at /graphql. */
export class LiveDoor {
  private readonly clients = new Set<Client>();
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  private readonly house: House;
  private readonly heartbeat: NodeJS.Timeout;
  private isClosing = false;

  constructor(private readonly options: LiveDoorOptions) {
    const { reception, operations } = options;
    this.house = {
      reception,
      open: (payload, asker) => operations.open(payload, asker),
      left: (client) => this.clients.delete(client),
    };
    this.heartbeat = setInterval(() => this.check(), HEARTBEAT_MS);
  }

  attach(server: Server): void {
    server.on("upgrade", (request, stream, head) => this.upgrade(request, stream, head));
  }

  /** Tells everyone to come back elsewhere, and leaves those who do not hear it. */
  async stop(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.heartbeat);
    for (const client of this.clients) client.close(GOING_AWAY, "Going away");
    const until = Date.now() + DRAIN_MS;
    while (this.clients.size > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const client of this.clients) client.terminate();
    this.options.operations.topics.stop();
  }

  private upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", () => stream.destroy());
    if (request.url?.split("?")[0] !== "/graphql") return refuse(stream, "404 Not Found");
    if (this.isClosing) return refuse(stream, "503 Service Unavailable");
    if (!comesFromUs(request.headers, this.options.origins)) return refuse(stream, "403 Forbidden");
    this.sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
        socket.on("error", () => {});
        return socket.close(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
      }
      this.clients.add(new Client(socket, stream, request, this.house));
    });
  }

  /** Who neither answers nor reads is not kept. */
  private check(): void {
    for (const client of this.clients) {
      if (!client.isAlive || client.outbox.hasStalledFor(LONGEST_STALL_MS)) client.terminate();
      else client.ping();
    }
  }
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
