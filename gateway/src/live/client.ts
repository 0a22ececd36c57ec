import { GraphQLError } from "graphql";
import { CloseCode, type Message, MessageType, parseMessage, type SubscribeMessage } from "graphql-ws";
import type { Duplex } from "node:stream";
import type { RawData } from "ws";
import type { Asker } from "../asker.js";
import type { Arrival } from "../identity/arrival.js";
import { bearerOf } from "../identity/credentials.js";
import { refusal } from "../limits/refusal.js";
import type { Farewell, Guest } from "./guests.js";
import { Heartbeat } from "./heartbeat.js";
import { asErrors, writeError } from "./live-error.js";
import type { OpenOperation } from "./live-operations.js";
import type { LiveSocket } from "./live-socket.js";
import { SocketFollowing, SocketLine } from "./socket-line.js";

/** What a client needs of the house. */
export interface House {
  /** Whether nobody new is let in any more. */
  readonly isClosing: boolean;
  receive(arrival: Arrival, token: string | null): Promise<Asker>;
  renew(asker: Asker, token: string): Promise<Asker>;
  recognise(guest: Guest): void;
  open(payload: SubscribeMessage["payload"], asker: Asker): OpenOperation;
  left(guest: Guest): void;
}

const INIT_MS = 5_000;
const MOST_OPERATIONS = 100;
const LONGEST_STALL_MS = 30_000;
const GOING_AWAY = 1001;
const FAREWELLS: Record<Farewell, [number, string]> = {
  unrecognised: [CloseCode.Forbidden, "Forbidden"],
  moving: [GOING_AWAY, "Going away"],
};

/** One websocket, in the words of graphql-transport-ws. */
export class Client implements Guest {
  asker: Asker | undefined;
  private readonly heartbeat = new Heartbeat();
  private hasBegun = false;
  private awaited = 0;
  private readonly line: SocketLine;
  /** What is going on, by the client's id, and how to stop it. */
  private readonly running = new Map<string, () => void>();
  private readonly initTimer: NodeJS.Timeout;

  constructor(
    private readonly socket: LiveSocket,
    stream: Duplex,
    /** Until it is known who has come. */
    private arrival: Arrival | undefined,
    private readonly house: House,
  ) {
    this.line = new SocketLine(stream);
    this.initTimer = setTimeout(() => {
      this.close(CloseCode.ConnectionInitialisationTimeout, "Connection initialisation timeout");
    }, INIT_MS);
    socket.on("message", (data, isBinary) => this.take(data, isBinary));
    socket.on("ping", (data) => this.line.pong(data));
    socket.on("pong", () => this.heartbeat.answered());
    // A frame that is too large, or bytes that are no frame: ws has closed the socket with the right code.
    socket.on("error", () => {});
    // Nothing is said after the farewell, whenever the other side answers it.
    socket.on("farewell", () => this.fallSilent());
    socket.on("close", () => this.gone());
  }

  get isAwaited(): boolean {
    return this.awaited > 0;
  }

  beat(): void {
    const next = this.heartbeat.next(this.line.hadNews());
    if (next === "cut" || this.line.hasStalledFor(LONGEST_STALL_MS)) this.cut();
    else if (next === "ask") this.line.ping();
  }

  leave(why: Farewell): void {
    this.close(...FAREWELLS[why]);
  }

  cut(): void {
    this.socket.terminate();
  }

  private close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  private gone(): void {
    clearTimeout(this.initTimer);
    this.fallSilent();
    this.house.left(this);
  }

  private fallSilent(): void {
    this.line.end();
    for (const stop of this.running.values()) stop();
    this.running.clear();
  }

  private take(data: RawData, isBinary: boolean): void {
    // What comes after the farewell was sent before it was heard.
    if (this.socket.readyState !== this.socket.OPEN) return;
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
        return this.pong(message.payload);
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
    const { arrival } = this;
    if (this.hasBegun || !arrival) {
      return this.close(CloseCode.TooManyInitialisationRequests, "Too many initialisation requests");
    }
    this.hasBegun = true;
    this.arrival = undefined;
    clearTimeout(this.initTimer);
    this.house.receive(arrival, bearerOf(payload?.["authorization"])).then(
      (asker) => this.acknowledge(asker),
      () => this.leave("unrecognised"),
    );
  }

  private acknowledge(asker: Asker): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.asker = asker;
    this.house.recognise(this);
    this.line.say({ type: MessageType.ConnectionAck });
  }

  /** A ping may bring a newer token: who may see the same as before goes on undisturbed. Anyone else comes anew. */
  private pong(payload: Record<string, unknown> | null | undefined): void {
    const token = bearerOf(payload?.["authorization"]);
    if (token === null) return this.line.say({ type: MessageType.Pong, ...(payload && { payload }) });
    const { asker } = this;
    if (!asker) return this.close(CloseCode.Unauthorized, "Unauthorized");
    this.house.renew(asker, token).then(
      (renewed) => {
        if (renewed.scope !== asker.scope) return this.leave("unrecognised");
        this.asker = renewed;
        this.house.recognise(this);
        this.line.say({ type: MessageType.Pong });
      },
      () => this.leave("unrecognised"),
    );
  }

  private subscribe({ id, payload }: SubscribeMessage): void {
    const { asker } = this;
    if (!asker) return this.close(CloseCode.Unauthorized, "Unauthorized");
    if (this.running.has(id)) return this.close(CloseCode.SubscriberAlreadyExists, alreadyExists(id));
    // The farewell is near: clients ask anew, elsewhere, what was not answered before it.
    if (this.house.isClosing) return;
    try {
      if (this.running.size >= MOST_OPERATIONS) {
        throw refusal(`A connection may have ${MOST_OPERATIONS} operations at a time.`, "BAD_REQUEST");
      }
      const operation = this.house.open(payload, asker);
      if (operation.kind === "answer") void this.answer(id, operation.answer());
      else this.follow(id, operation);
    } catch (error) {
      this.fail(id, asErrors(error));
    }
  }

  /** Said to be complete before it answers, a query has nobody to answer to. */
  private async answer(id: string, answer: Promise<object>): Promise<void> {
    let isWanted = true;
    this.running.set(id, () => (isWanted = false));
    this.awaited += 1;
    const say = await answer.then(
      (payload) => () => {
        this.line.say({ id, type: MessageType.Next, payload });
        this.finish(id);
      },
      (error: unknown) => () => this.fail(id, asErrors(error)),
    );
    this.awaited -= 1;
    if (isWanted) say();
  }

  private follow(id: string, { join }: OpenOperation & { kind: "topic" }): void {
    const ended = (errors: readonly GraphQLError[] | null) => {
      if (errors) this.fail(id, errors);
      else this.finish(id);
    };
    const following = new SocketFollowing(id, this.line, ended);
    join(following);
    if (!following.hasEnded) this.running.set(id, () => following.stop());
  }

  private stop(id: string): void {
    this.running.get(id)?.();
    this.running.delete(id);
  }

  private fail(id: string, errors: readonly GraphQLError[]): void {
    this.running.delete(id);
    this.line.say({ id, type: MessageType.Error, payload: errors.map(writeError) });
  }

  private finish(id: string): void {
    this.running.delete(id);
    this.line.say({ id, type: MessageType.Complete });
  }
}

/** The protocol's words, where they fit into a close frame. */
function alreadyExists(id: string): string {
  const reason = `Subscriber for ${id} already exists`;
  return Buffer.byteLength(reason) <= 123 ? reason : "Subscriber already exists";
}
