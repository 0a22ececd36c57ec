/** One who follows a single request through the house, for traces or for timings. Most requests have none. */
export interface Watch {
  /** Something is done that takes its time. Returns how to say that it is over. */
  does(what: "parse" | "validate" | "plan"): () => void;
  /** A service is asked. */
  asks(service: string): Asking;
}

export interface Asking {
  /** What the service is told, so that it goes on with the trace; null when there is none. */
  readonly traceparent: string | null;
  retried(): void;
  /** It has answered; or it has not, for the reason that this code says. */
  ended(code: string | null): void;
}

/** The same caller, followed in what is asked now and in nothing else. */
export function followed<Caller extends { readonly watch?: Watch | undefined }>(
  caller: Caller,
  watch: Watch | undefined,
): Caller {
  return watch === undefined ? caller : Object.assign(Object.create(caller) as Caller, { watch });
}

/** Several who follow the same request. One of them at most has a trace to pass on. */
export function together(watches: readonly Watch[]): Watch | undefined {
  if (watches.length < 2) return watches[0];
  return {
    does(what) {
      const over = watches.map((watch) => watch.does(what));
      return () => over.forEach((end) => end());
    },
    asks(service) {
      const askings = watches.map((watch) => watch.asks(service));
      return {
        traceparent: askings.find(({ traceparent }) => traceparent !== null)?.traceparent ?? null,
        retried: () => askings.forEach((asking) => asking.retried()),
        ended: (code) => askings.forEach((asking) => asking.ended(code)),
      };
    },
  };
}
