import type { Asker } from "../asker.js";
import type { Engine } from "../engine/engine.js";
import type { Prepared, PreparedSubscription } from "../engine/prepare.js";
import type { LiveEvent } from "./live-event.js";

/** A subscription as one supergraph's engine runs it. */
export interface Readied {
  readonly engine: Engine;
  readonly prepared: Prepared;
  readonly subscription: PreparedSubscription;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A subscription that someone asks for. */
export interface Question {
  /** The document and which of its operations. */
  readonly key: string;
  /** What the operation is called. */
  readonly name: string | undefined;
  /** What it may cost, each time. */
  readonly cost: number;
  /** Anew for the supergraph that is served now; throws what the operation is refused for there. */
  readonly ready: () => Readied;
  /** In whose name it is asked: who asks, or anyone at all. Its scope says who may share a topic. */
  readonly asker: Asker;
  /** Where a stream that was cut off is taken up: it goes before what the operation says. */
  readonly lastSeen: string | null;
}

/** Where the client wants to begin; null for from now on. */
export function beginningOf(
  { lastSeen }: Question,
  { subscription, variables }: Readied,
): LiveEvent["cursor"] {
  const { cursor } = subscription;
  if (!cursor) return null;
  if (lastSeen === null) return asCursor(cursor.given(variables));
  return cursor.isNumber ? Number(lastSeen) : lastSeen;
}

/** What is asked and with which rights. Where one begins says nothing about it. */
export function keyOf({ key, asker }: Question, { subscription, variables }: Readied): string {
  const place = subscription.cursor?.variable ?? null;
  const others = place === null ? variables : { ...variables, [place]: undefined };
  return `${key}|${asker.scope}|${JSON.stringify(others)}`;
}

/** A cursor as an event or a client names it; anything else is none. */
export function asCursor(value: unknown): LiveEvent["cursor"] {
  return typeof value === "string" || typeof value === "number" ? value : null;
}
