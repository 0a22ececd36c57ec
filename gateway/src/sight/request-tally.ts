import { Histogram } from "./histogram.js";

/** What is counted of a request when it is over. */
export interface Departure {
  readonly operation: string;
  readonly transport: Transport;
  /** HTTP's; empty where there is none. */
  readonly status: string;
  /** `OK`, or that of the first error. */
  readonly code: string;
}

/** `live` is what comes from those who stay: over a websocket or a stream of events. */
export type Transport = "http" | "live";

export interface Counted extends Departure {
  count: number;
}

/** How many requests there were, how they ended and how long they took. */
export class RequestTally {
  readonly counts = new Map<string, Counted>();
  readonly durations = new Map<string, Histogram>();
  /** Those turned away before anything was asked for them, by code. */
  readonly refusals = new Map<string, number>();
  inFlight = 0;

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  note(departure: Departure, milliseconds: number): void {
    const { operation, transport, status, code } = departure;
    const key = `${operation} ${transport} ${status} ${code}`;
    const counted = this.counts.get(key);
    if (counted) counted.count += 1;
    else this.counts.set(key, { operation, transport, status, code, count: 1 });
    let durations = this.durations.get(operation);
    if (!durations) {
      durations = new Histogram();
      this.durations.set(operation, durations);
    }
    durations.note(milliseconds);
  }
}
