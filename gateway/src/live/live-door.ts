import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Reception } from "../identity/reception.js";
import type { Revocations } from "../identity/revocations.js";
import { LIMITS } from "../limits/limits.js";
import { comesFromUs } from "../origin.js";
import { Client, type House } from "./client.js";
import { Guests } from "./guests.js";
import type { LiveOperations } from "./live-operations.js";
import { drops } from "./outbox.js";

interface LiveDoorOptions {
  readonly reception: Reception;
  readonly revocations: Revocations;
  readonly operations: LiveOperations;
  readonly origins: ReadonlySet<string>;
}

/** Websockets at /graphql. */
export class LiveDoor {
  private readonly guests: Guests;
  private readonly house: House;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LIMITS.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });

  constructor(private readonly options: LiveDoorOptions) {
    const { reception, revocations, operations } = options;
    const guests = new Guests({ revocations, recheck: (asker) => reception.stillKnows(asker) });
    this.guests = guests;
    this.house = {
      get isClosing() {
        return guests.isClosing;
      },
      receive: (arrival, token) => reception.receive(arrival, token),
      open: (payload, asker) => operations.open(payload, asker),
      left: (guest) => guests.delete(guest),
    };
  }

  /** What a gauge may show. */
  get figures(): Readonly<Record<"sockets" | "hearers" | "topics" | "upstreams" | "dropped", number>> {
    const { topics } = this.options.operations;
    return {
      sockets: this.guests.count,
      hearers: topics.hearerCount,
      topics: topics.count,
      upstreams: topics.upstreamCount,
      dropped: drops.events,
    };
  }

  attach(server: Server): void {
    server.on("upgrade", (request, stream, head) => this.upgrade(request, stream, head));
  }

  async stop(): Promise<void> {
    await this.guests.close();
    this.options.operations.topics.stop();
  }

  private upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", () => stream.destroy());
    if (request.url?.split("?")[0] !== "/graphql") return refuse(stream, "404 Not Found");
    if (this.guests.isClosing) return refuse(stream, "503 Service Unavailable");
    if (!comesFromUs(request.headers, this.options.origins)) return refuse(stream, "403 Forbidden");
    this.sockets.handleUpgrade(request, stream, head, (socket) => {
      if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
        socket.on("error", () => {});
        return socket.close(CloseCode.SubprotocolNotAcceptable, "Subprotocol not acceptable");
      }
      const { headers, socket: peer } = request;
      const arrival = { headers, socket: { remoteAddress: peer.remoteAddress } };
      this.guests.add(new Client(socket, stream, arrival, this.house));
    });
  }
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
