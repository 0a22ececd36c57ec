import {
  type Context,
  createTraceState,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";
import type { IncomingHttpHeaders } from "node:http";
import type { Asking, Watch } from "./watch.js";

interface TracesOptions {
  /** Where traces are sent: the root of an OTLP collector over HTTP. */
  readonly endpoint: string;
  /**
   * What a client's own trace is to ours. Strangers decide neither what is traced nor under which name, so that theirs is
   * only named; behind a proxy of ours that writes the header, it is gone on with.
   */
  readonly clients: "parent" | "link" | "ignore";
}

interface Outcome {
  readonly operation: string;
  readonly kind: string;
  readonly status: number | null;
  readonly code: string;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const LONGEST_STATE = 512;
const SEND_MS = 2_000;
const STOP_MS = 2_500;
/** Codes that say that something of ours is broken. */
const BROKEN = /^(INTERNAL|SUBGRAPH_)/;

/** Traces by OpenTelemetry. This file is loaded only where they are wanted. */
export class Traces {
  private readonly provider: NodeTracerProvider;
  private readonly tracer: Tracer;

  constructor(private readonly options: TracesOptions) {
    const exporter = new OTLPTraceExporter({
      url: `${options.endpoint.replace(/\/$/, "")}/v1/traces`,
      timeoutMillis: SEND_MS,
    });
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ "service.name": "gateway" }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    this.tracer = this.provider.getTracer("gateway");
  }

  /** A request that has come. */
  request(headers: IncomingHttpHeaders): Trail {
    const { clients } = this.options;
    const theirs = clients === "ignore" ? null : readParent(headers);
    const context =
      theirs && clients === "parent" ? trace.setSpanContext(ROOT_CONTEXT, theirs) : ROOT_CONTEXT;
    const links = theirs && clients === "link" ? [{ context: theirs }] : [];
    return new Trail(
      this.tracer,
      this.tracer.startSpan("request", { kind: SpanKind.SERVER, links }, context),
    );
  }

  /** An event that a service has told. */
  event(): Trail {
    return new Trail(this.tracer, this.tracer.startSpan("event", { kind: SpanKind.CONSUMER }, ROOT_CONTEXT));
  }

  /** What is waiting is sent, unless nobody takes it. */
  async stop(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.provider.shutdown().catch(() => {}), late]);
  }
}

/** One trace: what is done for a request, and which services are asked for it. */
export class Trail implements Watch {
  readonly traceId: string;
  private readonly context: Context;

  constructor(
    private readonly tracer: Tracer,
    private readonly root: Span,
  ) {
    this.traceId = root.spanContext().traceId;
    this.context = trace.setSpan(ROOT_CONTEXT, root);
  }

  does(what: string): () => void {
    const span = this.tracer.startSpan(what, {}, this.context);
    return () => span.end();
  }

  asks(service: string): Asking {
    const options = { kind: SpanKind.CLIENT, attributes: { "peer.service": service } };
    const span = this.tracer.startSpan(`ask ${service}`, options, this.context);
    return {
      traceparent: writeParent(span.spanContext()),
      retried: () => void span.addEvent("retried"),
      ended: (code) => {
        if (code !== null) {
          span.setAttribute("error.type", code);
          span.setStatus({ code: SpanStatusCode.ERROR });
        }
        span.end();
      },
    };
  }

  end({ operation, kind, status, code }: Outcome): void {
    const { root } = this;
    root.updateName(kind === "" ? "request" : `${kind} ${operation}`);
    root.setAttribute("graphql.operation.name", operation);
    if (kind !== "") root.setAttribute("graphql.operation.type", kind);
    if (status !== null) root.setAttribute("http.response.status_code", status);
    if (code !== "OK") root.setAttribute("error.type", code);
    if (BROKEN.test(code)) root.setStatus({ code: SpanStatusCode.ERROR });
    root.end();
  }
}

function readParent({ traceparent, tracestate }: IncomingHttpHeaders): SpanContext | null {
  const [, traceId, spanId, flags] =
    TRACEPARENT.exec(typeof traceparent === "string" ? traceparent : "") ?? [];
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  const isStated = typeof tracestate === "string" && tracestate.length <= LONGEST_STATE;
  return {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED,
    isRemote: true,
    ...(isStated && { traceState: createTraceState(tracestate) }),
  };
}

function writeParent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
}
