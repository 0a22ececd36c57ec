import { type LiveEvent, type Missed, withNotice } from "./live-event.js";

/** One subscription of one client, as its deliveries see it. */
export interface Receiver {
  /** Events that were dropped since the last one told. */
  dropped: number;
  /** The event before those. */
  droppedAfter: LiveEvent["cursor"];
  /** Puts a payload on the wire: most of it is shared with others, its end may be the hearer's own. */
  write(payload: Buffer, end: Buffer, cursor: LiveEvent["cursor"]): void;
}

interface Waiting {
  readonly receiver: Receiver;
  /** An event, or the last word on the subscription, which is never dropped. */
  readonly what: LiveEvent | (() => void);
}

const MOST_EVENTS = 256;
const MOST_BYTES = 1024 * 1024;

/** Events that were dropped because clients did not read, since the process began. */
export const drops = { events: 0 };

/**
 * What a client has not read yet. A slow reader loses its oldest events and is told so with the next one; what it is
 * told is shared with the others, so that it costs a reference.
 */
export abstract class Outbox {
  /** Most clients never have any. */
  private waiting: Waiting[] | undefined;
  private bytes = 0;
  private stalledSince = 0;

  /** Whether its connection takes more. Where it does again, `drain` is to be called. */
  protected abstract get isClear(): boolean;

  /** Whether what comes need not wait. */
  get isReady(): boolean {
    return this.waiting === undefined && this.isClear;
  }

  deliver(receiver: Receiver, event: LiveEvent): void {
    if (this.isReady) return tell(receiver, event);
    this.wait({ receiver, what: event });
    this.bytes += event.payload.length;
    while (this.isOver() && this.dropOldest());
  }

  /** The last word on a subscription comes after all its events. */
  conclude(receiver: Receiver, word: () => void): void {
    if (this.waiting?.some((waiting) => waiting.receiver === receiver)) this.wait({ receiver, what: word });
    else word();
  }

  forget(receiver: Receiver): void {
    if (this.waiting === undefined) return;
    const kept = this.waiting.filter((waiting) => waiting.receiver !== receiver);
    this.waiting = kept.length > 0 ? kept : undefined;
    this.bytes = kept.reduce((sum, waiting) => sum + bytesOf(waiting), 0);
  }

  /** Whether the client has read nothing for so long. */
  hasStalledFor(ms: number): boolean {
    return this.waiting !== undefined && Date.now() - this.stalledSince > ms;
  }

  private wait(waiting: Waiting): void {
    if (this.waiting === undefined) {
      this.waiting = [];
      this.stalledSince = Date.now();
    }
    this.waiting.push(waiting);
  }

  /** The last event is kept however large: it carries the notice of the others. */
  private isOver(): boolean {
    const { length } = this.waiting ?? [];
    return length > MOST_EVENTS || (this.bytes > MOST_BYTES && length > 1);
  }

  private dropOldest(): boolean {
    for (const [at, { receiver, what }] of (this.waiting ?? []).entries()) {
      if (typeof what === "function") continue;
      this.waiting?.splice(at, 1);
      this.bytes -= what.payload.length;
      if (receiver.dropped === 0) receiver.droppedAfter = what.follows;
      receiver.dropped += 1;
      drops.events += 1;
      return true;
    }
    return false;
  }

  protected drain(): void {
    this.stalledSince = Date.now();
    while (this.waiting !== undefined && this.isClear) {
      const next = this.waiting.shift();
      if (this.waiting.length === 0) this.waiting = undefined;
      if (!next) return;
      this.bytes -= bytesOf(next);
      if (typeof next.what === "function") next.what();
      else tell(next.receiver, next.what);
    }
  }
}

function tell(receiver: Receiver, event: LiveEvent): void {
  let missed: Missed | null = null;
  // Nothing is noted of who reads along: to write where memory is cold costs as much as to read there.
  if (receiver.dropped > 0) {
    missed = { events: receiver.dropped, after: receiver.droppedAfter };
    receiver.dropped = 0;
  }
  const [payload, end] = withNotice(event, missed);
  receiver.write(payload, end, event.cursor);
}

function bytesOf({ what }: Waiting): number {
  return typeof what === "function" ? 0 : what.payload.length;
}
