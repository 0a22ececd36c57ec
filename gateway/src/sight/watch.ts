/** One who follows a single request through the engine, for traces or for timings. Most requests have none. */
export interface Watch {
  /** An operation not known yet is prepared. Returns how to say that it is done. */
  prepares(): () => void;
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
