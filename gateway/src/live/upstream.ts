import { type Client, createClient } from "graphql-ws";
import type { Logger } from "pino";
import { WebSocket } from "ws";
import type { Asker } from "../asker.js";
import { isData } from "../engine/merge.js";
import type { Answer, ServiceError } from "../engine/service.js";

interface Sink {
  next(answer: Answer): void;
  failed(errors: readonly ServiceError[]): void;
  finished(): void;
}

interface Question {
  readonly query: string;
  readonly variables: Record<string, unknown>;
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
  private readonly clients = new Map<string, { readonly client: Client; users: number }>();

  constructor(
    private readonly urlOf: (service: string) => string,
    private readonly log: Logger,
  ) {}

  /** Subscribes at a service and stays subscribed, through its falls, until told to stop. */
  open(service: string, asker: Asker, question: Question, sink: Sink): () => void {
    const { client, release } = this.borrow(service, asker);
    let stopped = false;
    let stop = () => {};
    let pause: NodeJS.Timeout | undefined;
    let tries = 0;
    const start = () => {
      stop = client.subscribe(question, {
        next: (result) => {
          tries = 0;
          sink.next(readAnswer(result));
        },
        complete: () => {
          if (!stopped) sink.finished();
        },
        error: (error) => {
          if (stopped) return;
          if (Array.isArray(error)) return sink.failed(error.filter(isData));
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
    for (const { client } of this.clients.values()) void client.dispose();
  }

  private borrow(service: string, asker: Asker): { client: Client; release: () => void } {
    const key = `${service} ${asker.scope}`;
    const shared = this.clients.get(key) ?? { client: this.connect(service, asker), users: 0 };
    this.clients.set(key, shared);
    shared.users += 1;
    return {
      client: shared.client,
      release: () => {
        shared.users -= 1;
        // The client closes its connection itself when its last subscription is gone.
        if (shared.users === 0) this.clients.delete(key);
      },
    };
  }

  private connect(service: string, asker: Asker): Client {
    let socket: WebSocket | undefined;
    let pong: NodeJS.Timeout | undefined;
    return createClient({
      url: this.urlOf(service),
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
        closed: () => clearTimeout(pong),
        error: (error) => this.log.debug({ service, err: error }, "a service is away"),
      },
    });
  }
}

function pauseBefore(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, 100 * 2 ** tries) * (0.5 + Math.random());
}

function readAnswer(result: unknown): Answer {
  const { data, errors } = isData(result) ? result : {};
  return { data: isData(data) ? data : null, errors: Array.isArray(errors) ? errors.filter(isData) : null };
}
