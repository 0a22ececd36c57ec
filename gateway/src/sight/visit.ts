import type { OperationDefinitionNode } from "graphql";
import type { IncomingHttpHeaders } from "node:http";
import type { Logger } from "pino";
import type { OperationNames } from "./operation-names.js";
import type { RequestTally, Transport } from "./request-tally.js";
import { ServerTiming } from "./server-timing.js";
import type { Traces, Trail } from "./traces.js";
import { together, type Watch } from "./watch.js";

export interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** Where it is written what a request came to. */
interface Records {
  readonly requests: RequestTally;
  readonly names: OperationNames;
  readonly traces: Traces | null;
  readonly hasTimings: boolean;
  readonly log: Logger;
}

/** One request on its way through the house, and what is told of it when it leaves. */
export class Visit {
  /** Who follows it on its way; nobody, for most. */
  readonly watch: Watch | undefined;
  readonly timing: ServerTiming | undefined;
  private readonly began = performance.now();
  private readonly trail: Trail | undefined;
  private readonly requestId: unknown;
  private name: string | null | undefined;
  private operation = "unknown";
  private kind = "";
  private code = "OK";

  constructor(
    private readonly records: Records,
    private readonly transport: Transport,
    headers: IncomingHttpHeaders,
  ) {
    records.requests.inFlight += 1;
    this.requestId = headers["x-request-id"];
    if (records.traces) this.trail = records.traces.request(headers);
    if (records.hasTimings) this.timing = new ServerTiming();
    if (this.trail || this.timing) {
      this.watch = together([this.trail, this.timing].filter((watch) => watch !== undefined));
    }
  }

  /** What is asked, though it may not be in order. */
  asks({ name, operation }: OperationDefinitionNode): void {
    this.name = name?.value;
    this.kind = operation;
  }

  /** It was turned away. */
  refused(error: unknown): void {
    if (this.kind !== "") this.operation = this.records.names.of(this.name, false);
    this.code = codeOf(error as Coded | undefined);
    this.records.requests.refused(this.code);
  }

  /** It has its answer, which may hold errors. */
  answered(errors: readonly Coded[] | undefined): void {
    this.operation = this.records.names.of(this.name, true);
    const [first] = errors ?? [];
    if (first) this.code = codeOf(first);
  }

  /** HTTP's status; null where there is none. */
  left(status: number | null): void {
    const { records, operation, transport, code, kind, requestId } = this;
    const ms = performance.now() - this.began;
    records.requests.inFlight -= 1;
    records.requests.note({ operation, transport, status: status === null ? "" : String(status), code }, ms);
    this.trail?.end({ operation, kind, status, code });
    const level = code === "OK" ? "debug" : "info";
    if (!records.log.isLevelEnabled(level)) return;
    const traceId = this.trail?.traceId;
    records.log[level](
      { operation, kind, transport, status, code, ms: Math.round(ms * 10) / 10, requestId, traceId },
      "answered",
    );
  }
}

export function codeOf(error: Coded | undefined): string {
  const code = error?.extensions?.["code"];
  return typeof code === "string" && code !== "INTERNAL_SERVER_ERROR" ? code : "INTERNAL";
}
