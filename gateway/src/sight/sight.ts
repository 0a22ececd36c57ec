import type { IncomingHttpHeaders } from "node:http";
import type { Logger } from "pino";
import { EngineTally } from "./engine-tally.js";
import { EventSighting } from "./event-sighting.js";
import { LiveTally } from "./live-tally.js";
import { OperationNames } from "./operation-names.js";
import { RequestTally, type Transport } from "./request-tally.js";
import type { Traces } from "./traces.js";
import { Visit } from "./visit.js";

export interface SightOptions {
  readonly log: Logger;
  /** Absent, nothing is traced and nothing of it costs. */
  readonly traces?: Traces | null;
  /** Whether answers say how long each service took. */
  readonly hasTimings?: boolean;
  /** What operations may be called, when that is known beforehand. */
  readonly operations?: ReadonlySet<string>;
}

/** All that can be seen of the house from outside: numbers, traces, lines in the log. Nothing of it is about people. */
export class Sight {
  readonly requests = new RequestTally();
  readonly engine = new EngineTally();
  readonly live = new LiveTally();
  readonly names: OperationNames;
  readonly log: Logger;
  readonly traces: Traces | null;
  readonly hasTimings: boolean;

  constructor({ log, traces = null, hasTimings = false, operations = new Set() }: SightOptions) {
    this.log = log;
    this.traces = traces;
    this.hasTimings = hasTimings;
    this.names = new OperationNames(operations);
  }

  visit(transport: Transport, headers: IncomingHttpHeaders = {}): Visit {
    return new Visit(this, transport, headers);
  }

  event(operation: string | undefined): EventSighting {
    return new EventSighting(this, operation);
  }
}
