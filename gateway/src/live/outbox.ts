import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

/** One subscription of one client, as its deliveries see it. */
export interface Receiver {
  /** Everything of a `next` message before the payload, which is the same for all who share it. */
  readonly head: string;
  missed: number;
}

const BUSY_BYTES = 128 * 1024;
const MOST_WAITING = 256;
const MOST_BYTES = 1024 * 1024;

/**
 * What a client has not read yet. A slow reader loses its oldest events and is told how many with the next one;
 * answers to its own messages are never dropped, but a client that reads nothing at all is cut off.
 */
export class Outbox {
  private readonly waiting: { receiver: Receiver; payload: string }[] = [];
  private stalledSince = 0;

  constructor(
    private readonly socket: WebSocket,
    stream: Duplex,
  ) {
    stream.on("drain", () => this.drain());
  }

  say(message: string): void {
    if (this.socket.bufferedAmount > MOST_BYTES) return this.socket.terminate();
    this.socket.send(message);
  }

  deliver(receiver: Receiver, payload: string): void {
    if (this.waiting.length === 0 && this.socket.bufferedAmount < BUSY_BYTES)
      return this.send(receiver, payload);
    if (this.waiting.length === 0) this.stalledSince = Date.now();
    this.waiting.push({ receiver, payload });
    if (this.waiting.length <= MOST_WAITING) return;
    const dropped = this.waiting.shift();
    if (dropped) dropped.receiver.missed += 1;
  }

  /** Whether the client has read nothing for so long. */
  hasStalledFor(ms: number): boolean {
    return this.waiting.length > 0 && Date.now() - this.stalledSince > ms;
  }

  forget(receiver: Receiver): void {
    for (let at = this.waiting.length - 1; at >= 0; at--) {
      if (this.waiting[at]?.receiver === receiver) this.waiting.splice(at, 1);
    }
  }

  private drain(): void {
    while (this.socket.bufferedAmount < BUSY_BYTES) {
      const next = this.waiting.shift();
      if (!next) break;
      this.send(next.receiver, next.payload);
    }
    this.stalledSince = Date.now();
  }

  private send(receiver: Receiver, payload: string): void {
    if (receiver.missed === 0) return this.socket.send(`${receiver.head}${payload}}`);
    const notice = `,"extensions":{"missed":${receiver.missed}}}`;
    receiver.missed = 0;
    this.socket.send(`${receiver.head}${payload.slice(0, -1)}${notice}}`);
  }
}
