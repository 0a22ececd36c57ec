import { Histogram } from "./histogram.js";

/** What has been told to those who listen. */
export class LiveTally {
  events = 0;
  deliveries = 0;
  /** From an event's arrival until it is complete and handed to everyone. */
  readonly durations = new Histogram();
}
