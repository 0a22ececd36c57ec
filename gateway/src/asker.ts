import type { ViewerFacts } from "@angel/kit/access";
import type { Caller } from "./engine/service.js";

/** The one who asks, known to the end of the request: the context of every operation. */
export interface Asker extends Caller {
  readonly viewer: ViewerFacts;
  /** What may be shared with whoever has the same. */
  readonly scope: string;
  /** When this stops being known, in milliseconds. */
  readonly until: number;
}
