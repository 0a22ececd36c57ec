import { CloseCode, type Message, MessageType, parseMessage, type SubscribeMessage } from "graphql-ws";
import { GraphQLError } from "graphql";
import type { Duplex } from "node:stream";
import type { RawData, WebSocket } from "ws";
import type { Asker } from "../asker.js";
import type { Reception } from "../identity/reception.js";
import { Refused } from "../limits/read-operation.js";
import { refusal } from "../limits/refusal.js";
import type { Arrival } from "../identity/arrival.js";
import { bearerOf } from "../identity/credentials.js";
import type { OpenOperation } from "./live-operations.js";
import { Outbox, type Receiver } from "./outbox.js";

/** What a client needs of the house. */
export interface House {
  readonly reception: Reception;
  readonly open: (payload: SubscribeMessage["payload"], asker: Asker) => OpenOperation;
  readonly left: (client: Client) => void;
}

const INIT_MS = 5_000;
const MOST_SUBSCRIPTIONS = 100;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One websocket, in the words of graphql-transport-ws. */
export class Client {
  readonly outbox: Outbox;
  isAlive = true;
  private asker: Asker | undefined;
  private hasBegun = false;
  private readonly running = new Map<string, () => void>();
  private readonly initTimer: NodeJS.Timeout;
  private expiry: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    stream: Duplex,
    private readonly arrival: Arrival,
    private readonly house: House,
  ) {
    this.outbox = new Outbox(socket, stream);
    this.initTimer = setTimeout(
      () => this.close(CloseCode.ConnectionInitialisationTimeout, "Connection initialisation timeout"),
      INIT_MS,
    );
    socket.on("message", (data, isBinary) => this.take(data, isBinary));
    socket.on("pong", () => {
      this.isAlive = true;
    });
    // A frame that is too large, or bytes that are no frame: ws has closed the socket with the right code.
    socket.on("error", () => {});
    socket.on("close", () => this.leave());
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  ping(): void {
    this.isAlive = false;
    this.socket.ping();
  }

  terminate(): void {
    this.socket.terminate();
  }

  private leave(): void {
    clearTimeout(this.initTimer);
    clearTimeout(this.expiry);
    for (const stop of this.running.values()) stop();
    this.running.clear();
    this.house.left(this);
  }

  private take(data: RawData, isBinary: boolean): void {
    let message: Message;
    try {
      if (isBinary) throw new Error("Only text is understood");
      // oxlint-disable-next-line typescript/no-base-to-string -- a text frame is a Buffer
      message = parseMessage(data.toString());
    } catch {
      return this.close(CloseCode.BadRequest, "Invalid message received");
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return this.begin(message.payload);
      case MessageType.Ping:
        return this.outbox.say(
          JSON.stringify({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) }),
        );
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.subscribe(message);
      case MessageType.Complete:
        return this.stop(message.id);
      default:
        return this.close(CloseCode.BadRequest, `Unexpected message of type ${message.type} received`);
    }
  }

  private begin(payload: Record<string, unknown> | null | undefined): void {
    if (this.hasBegun) {
      return this.close(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
    }
    this.hasBegun = true;
    clearTimeout(this.initTimer);
    this.house.reception.receive(this.arrival, bearerOf(payload?.["authorization"])).then(
      (asker) => this.acknowledge(asker),
      () => this.close(CloseCode.Forbidden, "Forbidden"),
    );
  }

  private acknowledge(asker: Asker): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.asker = asker;
    const left = asker.until - Date.now();
    if (left < LONGEST_TIMER_MS)
      this.expiry = setTimeout(() => this.close(CloseCode.Forbidden, "Forbidden"), left);
    this.outbox.say(JSON.stringify({ type: MessageType.ConnectionAck }));
  }

  private subscribe({ id, payload }: SubscribeMessage): void {
    const { asker } = this;
    if (!asker) return this.close(CloseCode.Unauthorized, "Unauthorized");
    if (this.running.has(id)) return this.close(CloseCode.SubscriberAlreadyExists, alreadyExists(id));
    try {
      if (this.running.size >= MOST_SUBSCRIPTIONS) {
        throw refusal(`A connection may have ${MOST_SUBSCRIPTIONS} operations at a time.`, "BAD_REQUEST");
      }
      this.run(id, payload, asker);
    } catch (error) {
      this.fail(id, asErrors(error));
    }
  }

  private run(id: string, payload: SubscribeMessage["payload"], asker: Asker): void {
    const operation = this.house.open(payload, asker);
    if (operation.kind === "answer") {
      // Said to be complete before it answers, a query has nobody to answer to.
      let isWanted = true;
      this.running.set(id, () => (isWanted = false));
      void operation.answer.then((answer) => {
        if (!isWanted) return;
        this.outbox.say(JSON.stringify({ id, type: MessageType.Next, payload: answer }));
        this.finish(id);
      });
      return;
    }
    const receiver: Receiver = { head: `{"id":${JSON.stringify(id)},"type":"next","payload":`, missed: 0 };
    const stop = operation.join({
      hear: (text) => this.outbox.deliver(receiver, text),
      fail: (errors) => this.fail(id, errors),
      finish: () => this.finish(id),
    });
    this.running.set(id, () => {
      stop();
      this.outbox.forget(receiver);
    });
  }

  private stop(id: string): void {
    this.running.get(id)?.();
    this.running.delete(id);
  }

  private fail(id: string, errors: readonly GraphQLError[]): void {
    this.running.delete(id);
    this.outbox.say(JSON.stringify({ id, type: MessageType.Error, payload: errors.map(written) }));
  }

  private finish(id: string): void {
    this.running.delete(id);
    this.outbox.say(JSON.stringify({ id, type: MessageType.Complete }));
  }
}

function asErrors(error: unknown): readonly GraphQLError[] {
  if (error instanceof GraphQLError) return [error];
  if (error instanceof Refused) return error.errors;
  return [new GraphQLError("Something went wrong.", { extensions: { code: "INTERNAL" } })];
}

function written(error: GraphQLError): object {
  const { http: _http, ...extensions } = error.extensions as { http?: unknown };
  return { ...error.toJSON(), extensions };
}

/** The protocol's words, where they fit into a close frame. */
function alreadyExists(id: string): string {
  const reason = `Subscriber for ${id} already exists`;
  return Buffer.byteLength(reason) <= 123 ? reason : "Subscriber already exists";
}
