import type { ViewerFacts } from "@angel/kit/access";
import type { Presence } from "./engine/presence.js";
import type { Caller } from "./engine/service.js";
import type { Pass } from "./identity/revocations.js";
import type { Watch } from "./sight/watch.js";

/** The one who asks, known to the end of the request: the context of every operation. */
export interface Asker extends Caller {
  readonly viewer: ViewerFacts;
  /** What may be shared with whoever has the same. */
  readonly scope: string;
  /** What proves it, for as long as it does; null for an anonymous reader. */
  readonly pass: Pass | null;
  /** Asks from a page in a browser, or says so. */
  readonly isPage: boolean;
  /** Who follows the one request that is asked for. */
  watch?: Watch | undefined;
  /** Whether the one who asks still waits. */
  presence?: Presence | undefined;
}
