import type { GraphQLError } from "graphql";
import type { LiveEvent } from "./live-event.js";

/** One who hears a topic. */
export abstract class Hearer {
  /** Where it sits: it moves when topics merge, and is nowhere before it has come and when it has left. */
  row: { leave(hearer: Hearer): void } | null = null;

  /** Whether it takes what it hears at once. */
  abstract get isReady(): boolean;
  abstract hear(event: LiveEvent): void;
  abstract fail(errors: readonly GraphQLError[]): void;
  abstract finish(): void;

  leave(): void {
    this.row?.leave(this);
  }
}
