import { ServiceTally } from "./service-tally.js";

/** What the engine has done. It outlives an engine: the next one goes on counting. */
export class EngineTally {
  /** How often an operation was prepared already, and how often it was not. */
  readonly plans = { hits: 0, misses: 0 };
  readonly services = new Map<string, ServiceTally>();

  of(service: string): ServiceTally {
    let tally = this.services.get(service);
    if (!tally) {
      tally = new ServiceTally();
      this.services.set(service, tally);
    }
    return tally;
  }
}
