import type { Asking, Watch } from "./watch.js";

/** How long each service took, as a browser's tools show it. It names services and milliseconds and nothing else. */
export class ServerTiming implements Watch {
  private readonly services = new Map<string, { requests: number; ms: number }>();

  does(): () => void {
    return () => {};
  }

  asks(service: string): Asking {
    const began = performance.now();
    return {
      traceparent: null,
      retried: () => {},
      ended: () => {
        const known = this.services.get(service) ?? { requests: 0, ms: 0 };
        known.requests += 1;
        known.ms += performance.now() - began;
        this.services.set(service, known);
      },
    };
  }

  /** The header's value. */
  toString(): string {
    return [...this.services]
      .map(([service, { requests, ms }]) => {
        const description = requests === 1 ? "1 request" : `${requests} requests`;
        return `${service};dur=${ms.toFixed(1)};desc="${description}"`;
      })
      .join(", ");
  }
}
