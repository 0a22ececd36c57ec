import type { OperationDefinitionNode } from "graphql";
import type { IncomingHttpHeaders } from "node:http";
import type { Transport } from "./request-tally.js";
import { ServerTiming } from "./server-timing.js";
import type { Sight } from "./sight.js";
import type { Trail } from "./traces.js";
import { together, type Watch } from "./watch.js";

export interface Coded {
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
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
    private readonly sight: Sight,
    private readonly transport: Transport,
    headers: IncomingHttpHeaders,
  ) {
    sight.requests.inFlight += 1;
    this.requestId = headers["x-request-id"];
    if (sight.traces) this.trail = sight.traces.request(headers);
    if (sight.hasTimings) this.timing = new ServerTiming();
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
    if (this.kind !== "") this.operation = this.sight.names.of(this.name, false);
    this.code = codeOf(error as Coded | undefined);
    this.sight.requests.refused(this.code);
  }

  /** It has its answer, which may hold errors. */
  answered(errors: readonly Coded[] | undefined): void {
    this.operation = this.sight.names.of(this.name, true);
    const [first] = errors ?? [];
    if (first) this.code = codeOf(first);
  }

  /** HTTP's status; null where there is none. */
  left(status: number | null): void {
    const { sight, operation, transport, code, kind, requestId } = this;
    const ms = performance.now() - this.began;
    sight.requests.inFlight -= 1;
    sight.requests.note({ operation, transport, status: status === null ? "" : String(status), code }, ms);
    this.trail?.end({ operation, kind, status, code });
    const level = code === "OK" ? "debug" : "info";
    if (!sight.log.isLevelEnabled(level)) return;
    const traceId = this.trail?.traceId;
    sight.log[level](
      { operation, kind, transport, status, code, ms: Math.round(ms * 10) / 10, requestId, traceId },
      "answered",
    );
  }
}

export function codeOf(error: Coded | undefined): string {
  const code = error?.extensions?.["code"];
  return typeof code === "string" && code !== "INTERNAL_SERVER_ERROR" ? code : "INTERNAL";
}
