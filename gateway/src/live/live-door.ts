import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from "graphql-ws";
import type { GraphQLError } from "graphql";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Reception } from "../identity/reception.js";
import type { Revocations } from "../identity/revocations.js";
import { hangUp } from "../http/hang-up.js";
import { isGraphqlPath } from "../http/path.js";
import type { Budget } from "../limits/budget.js";
import { LIMITS } from "../limits/limits.js";
import { refusal } from "../limits/refusal.js";
import { mayAsk } from "../origin.js";
import { Client, type House } from "./client.js";
import { Guests } from "./guests.js";
import type { LiveOperations } from "./live-operations.js";
import { LiveSocket } from "./live-socket.js";
import { drops } from "./outbox.js";
import { StreamDoor } from "./stream-door.js";

interface LiveDoorOptions {
  readonly reception: Reception;
  readonly revocations: Revocations;
  readonly operations: LiveOperations;
  readonly origins: ReadonlySet<string>;
  readonly budget: Budget;
  readonly patienceMs: number;
}

/** Those who stay at /graphql: websockets, and streams of events. */
export class LiveDoor {
  private readonly guests: Guests;
  private readonly house: House;
  private readonly streams: StreamDoor;
  private readonly sockets = new WebSocketServer({
    WebSocket: LiveSocket,
    noServer: true,
    // The line answers pings itself.
    autoPong: false,
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
    this.streams = new StreamDoor({ ...options, guests });
    this.house = {
      get isClosing() {
        return guests.isClosing;
      },
      receive: (arrival, token) => reception.receive(arrival, token),
      renew: (asker, token) => reception.renew(asker, token),
      recognise: (guest) => guests.recognise(guest),
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
    this.sockets.on("wsClientError", ({ message }, stream) =>
      hangUp(stream, refusal(message, "BAD_REQUEST")),
    );
  }

  /** Answers with a stream of events. Throws what is wrong with the request. */
  async stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await this.streams.open(request, response);
  }

  async stop(): Promise<void> {
    await this.guests.close();
    this.options.operations.topics.stop();
  }

  private upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", () => stream.destroy());
    try {
      this.admit(request);
    } catch (error) {
      return hangUp(stream, error as GraphQLError);
    }
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

  private admit(request: IncomingMessage): void {
    const { budget, origins, reception } = this.options;
    if (!isGraphqlPath(request.url)) throw refusal("No such path.", "NOT_FOUND", 404);
    if (this.guests.isClosing) throw refusal("The gateway is closing.", "SUBGRAPH_UNAVAILABLE", 503);
    if (!mayAsk(request.headers, origins)) throw refusal("This page may not ask here.", "FORBIDDEN", 403);
    budget.spend(reception.addressOf(request) ?? "");
  }
}
