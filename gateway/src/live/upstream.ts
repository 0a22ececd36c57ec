import { type Client, createClient } from "graphql-ws";
import type { Logger } from "pino";
import { WebSocket } from "ws";
import type { Asker } from "../asker.js";
import { isData } from "../engine/merge.js";
import type { Answer, ServiceError } from "../engine/read-answer.js";

interface Sink {
  next(answer: Answer): void;
  failed(errors: readonly ServiceError[]): void;
  finished(): void;
  /** The connection was gone; what comes now was asked for anew. */
  resumed(): void;
}

interface Question {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Where subscriptions are taken, and in whose name they are asked. */
interface Address {
  readonly service: string;
  readonly url: string;
  readonly asker: Asker;
}

interface Connection {
  readonly client: Client;
  readonly sinks: Set<Sink>;
}

const PING_MS = 10_000;
const PONG_MS = 5_000;
const ACK_MS = 5_000;
const LONGEST_PAUSE_MS = 2_000;
const MOST_FRAME_BYTES = 16 * 1024 * 1024;

class RoomyWebSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { maxPayload: MOST_FRAME_BYTES, perMessageDeflate: false });
  }
}

/** Connections to the services for subscriptions: one for each service and access scope, shared by its topics. */
export class Upstreams {
  private readonly connections = new Map<string, Connection>();

  constructor(private readonly log: Logger) {}

  /** Subscriptions that are kept at services. */
  get count(): number {
    let count = 0;
    for (const { sinks } of this.connections.values()) count += sinks.size;
    return count;
  }

  /** Subscribes at a service and stays subscribed, through its falls, until told to stop. */
  open(address: Address, question: Question, sink: Sink): () => void {
    const { client, release } = this.borrow(address, sink);
    let stopped = false;
    let stop = () => {};
    let pause: NodeJS.Timeout | undefined;
    let tries = 0;
    const start = () => {
      if (tries > 0) sink.resumed();
      stop = client.subscribe(question, {
        next: (result) => {
          tries = 0;
          if (!stopped) sink.next(readAnswer(result));
        },
        complete: () => {
          if (!stopped) sink.finished();
        },
        error: (error) => {
          if (stopped) return;
          if (Array.isArray(error)) return sink.failed(error.filter(isData));
          const { service } = address;
          this.log.warn({ service, err: error }, "a subscription was refused; it is tried again");
          pause = setTimeout(start, pauseBefore(++tries));
        },
      });
    };
    start();
    return () => {
      if (stopped) return;
      stopped = true;
      clearTimeout(pause);
      stop();
      release();
    };
  }

  stop(): void {
    for (const { client } of this.connections.values()) void client.dispose();
  }

  private borrow(address: Address, sink: Sink): { client: Client; release: () => void } {
    const key = `${address.url} ${address.asker.scope}`;
    const shared = this.connections.get(key) ?? this.connect(address);
    this.connections.set(key, shared);
    shared.sinks.add(sink);
    return {
      client: shared.client,
      release: () => {
        shared.sinks.delete(sink);
        // The client closes its connection itself when its last subscription is gone.
        if (shared.sinks.size === 0 && this.connections.get(key) === shared) this.connections.delete(key);
      },
    };
  }

  private connect({ service, url, asker }: Address): Connection {
    const sinks = new Set<Sink>();
    let socket: WebSocket | undefined;
    let pong: NodeJS.Timeout | undefined;
    const client = createClient({
      url,
      webSocketImpl: RoomyWebSocket,
      connectionParams: () => ({ authorization: asker.authorization }),
      connectionAckWaitTimeout: ACK_MS,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (tries) => new Promise((resolve) => setTimeout(resolve, pauseBefore(tries))),
      keepAlive: PING_MS,
      on: {
        opened: (opened) => {
          socket = opened as WebSocket;
        },
        ping: (isReceived) => {
          if (isReceived) return;
          const asked = socket;
          pong = setTimeout(() => asked?.terminate(), PONG_MS);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(pong);
        },
        connected: (_socket, _payload, wasRetry) => {
          if (wasRetry) for (const sink of sinks) sink.resumed();
        },
        closed: () => clearTimeout(pong),
        error: (error) => this.log.debug({ service, err: error }, "a service is away"),
      },
    });
    return { client, sinks };
  }
}

function pauseBefore(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, 100 * 2 ** tries) * (0.5 + Math.random());
}

function readAnswer(result: unknown): Answer {
  const { data, errors } = isData(result) ? result : {};
  return { data: isData(data) ? data : null, errors: Array.isArray(errors) ? errors.filter(isData) : null };
}
