import type { LiveTally } from "./live-tally.js";
import type { OperationNames } from "./operation-names.js";
import type { Traces, Trail } from "./traces.js";
import { codeOf, type Coded } from "./visit.js";
import type { Watch } from "./watch.js";

/** Where it is written what an event came to. */
interface Records {
  readonly live: LiveTally;
  readonly names: OperationNames;
  readonly traces: Traces | null;
}

/** One event, from when a service has told it until everyone has been told. */
export class EventSighting {
  private readonly began = performance.now();
  private readonly trail: Trail | undefined;

  constructor(
    private readonly records: Records,
    private readonly name: string | undefined,
  ) {
    this.trail = records.traces?.event();
  }

  get watch(): Watch | undefined {
    return this.trail;
  }

  /** `errors` are those of what the others have added to it. */
  told(hearers: number, errors: readonly Coded[] = []): void {
    const { live } = this.records;
    live.events += 1;
    live.deliveries += hearers;
    live.durations.note(performance.now() - this.began);
    const [first] = errors;
    this.end(first ? codeOf(first) : "OK");
  }

  failed(): void {
    this.records.live.events += 1;
    this.end("INTERNAL");
  }

  private end(code: string): void {
    if (!this.trail) return;
    const operation = this.records.names.of(this.name, true);
    this.trail.end({ operation, kind: "subscription", status: null, code });
  }
}
