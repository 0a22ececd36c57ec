import { AsyncLocalStorage } from "node:async_hooks";

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

const traces = new AsyncLocalStorage<{ readonly traceId: string }>();

/** Runs what is done for a request that the gateway traces: every line it logs names the trace. */
export function inTrace<T>(traceparent: unknown, work: () => T): T {
  const traceId = typeof traceparent === "string" ? TRACEPARENT.exec(traceparent)?.[1] : undefined;
  return traceId === undefined ? work() : traces.run({ traceId }, work);
}

/** What a line of the log says of the trace it belongs to. */
export function currentTrace(): { readonly traceId?: string } {
  return traces.getStore() ?? {};
}
