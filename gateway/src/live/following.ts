import type { GraphQLError } from "graphql";
import type { Hearer } from "./hearer.js";
import type { LiveEvent } from "./live-event.js";
import type { Outbox, Receiver } from "./outbox.js";
import type { SocketLine } from "./socket-line.js";

interface FollowingOptions {
  readonly id: string;
  readonly after: LiveEvent["cursor"];
  readonly line: SocketLine;
  readonly outbox: Outbox;
  /** After the last event; `errors` say why, if it was not to end. */
  readonly ended: (errors: readonly GraphQLError[] | null) => void;
}

const CLOSING_BRACE = Buffer.from("}");

/**
 * A subscription over a websocket. Thousands of them are gone through for each event, none of them fresh in the
 * machine's memory: one object instead of several that point at each other is a good part of what a delivery costs here.
 */
export class Following implements Hearer, Receiver {
  dropped = 0;
  last: LiveEvent["cursor"];
  hasEnded = false;
  private readonly head: Buffer;
  private readonly line: SocketLine;
  private readonly outbox: Outbox;
  private readonly ended: FollowingOptions["ended"];

  constructor({ id, after, line, outbox, ended }: FollowingOptions) {
    this.head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    this.last = after;
    this.line = line;
    this.outbox = outbox;
    this.ended = ended;
  }

  hear(event: LiveEvent): void {
    this.outbox.deliver(this, event);
  }

  write(payload: Buffer, end: Buffer): void {
    this.line.send(
      this.head,
      payload,
      end.length === 0 ? CLOSING_BRACE : Buffer.concat([end, CLOSING_BRACE]),
    );
  }

  fail(errors: readonly GraphQLError[]): void {
    this.conclude(errors);
  }

  finish(): void {
    this.conclude(null);
  }

  private conclude(errors: readonly GraphQLError[] | null): void {
    this.hasEnded = true;
    this.outbox.conclude(this, () => this.ended(errors));
  }
}
