import type { GraphQLError } from "graphql";
import { Hearer } from "./hearer.js";
import type { LiveEvent } from "./live-event.js";
import type { Outbox, Receiver } from "./outbox.js";

/** After the last event; `errors` say why, if it was not to end. */
export type Ended = (errors: readonly GraphQLError[] | null) => void;

/**
 * A subscription of one client. Thousands of them are gone through for each event, none of them fresh in the machine's
 * memory: one object instead of several that point at each other is a good part of what a delivery costs here.
 */
export abstract class Following extends Hearer implements Receiver {
  dropped = 0;
  droppedAfter: LiveEvent["cursor"] = null;
  hasEnded = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly ended: Ended,
  ) {
    super();
  }

  abstract write(payload: Buffer, end: Buffer, cursor: LiveEvent["cursor"]): void;

  get isReady(): boolean {
    return this.outbox.isReady;
  }

  hear(event: LiveEvent): void {
    this.outbox.deliver(this, event);
  }

  fail(errors: readonly GraphQLError[]): void {
    this.conclude(errors);
  }

  finish(): void {
    this.conclude(null);
  }

  /** Hears no more, not even what waits for it. */
  stop(): void {
    this.leave();
    this.outbox.forget(this);
  }

  private conclude(errors: readonly GraphQLError[] | null): void {
    this.hasEnded = true;
    this.outbox.conclude(this, () => this.ended(errors));
  }
}
