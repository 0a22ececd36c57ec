import { signViewer, type ViewerFacts } from "@angel/kit/access";
import { BoundedCache } from "../engine/bounded-cache.js";
import { accessScope } from "./access-scope.js";

const KEPT_MS = 50_000;
const MOST_VIEWERS = 10_000;

/** The gateway's word to subgraphs about a viewer, signed anew before it grows old. */
export class InternalTokens {
  private readonly signed = new BoundedCache<string, { authorization: string; until: number }>(MOST_VIEWERS);

  constructor(private readonly key: Buffer) {}

  authorizationFor(viewer: ViewerFacts): string {
    const id = `${viewer.sessionId ?? ""}:${accessScope(viewer)}`;
    const known = this.signed.get(id);
    if (known && known.until > Date.now()) return known.authorization;
    const authorization = `Internal ${signViewer(this.key, viewer)}`;
    this.signed.set(id, { authorization, until: Date.now() + KEPT_MS });
    return authorization;
  }
}
