import { Histogram } from "./histogram.js";

/** What has come of asking one service. */
export class ServiceTally {
  readonly durations = new Histogram();
  /** By code; `GRAPHQL` stands for answers that hold errors. */
  readonly errors = new Map<string, number>();
  retries = 0;

  failed(code: string): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }
}
