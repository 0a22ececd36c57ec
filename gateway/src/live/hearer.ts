import type { GraphQLError } from "graphql";
import type { LiveEvent } from "./live-event.js";

/** One who hears a topic. */
export interface Hearer {
  hear(event: LiveEvent): void;
  fail(errors: readonly GraphQLError[]): void;
  finish(): void;
}

/** Where a hearer sits: it moves with them when topics merge, and stands nowhere when they have left. */
export class Seat {
  row: { leave(seat: Seat): void } | null = null;

  constructor(readonly hearer: Hearer) {}

  leave(): void {
    this.row?.leave(this);
  }
}
