import { signViewer, type ViewerFacts } from "@angel/kit/access";

const KEPT_MS = 50_000;

/** The gateway's word to subgraphs about a viewer, signed anew before it grows old. */
export class InternalTokens {
  private readonly signed = new WeakMap<ViewerFacts, { authorization: string; until: number }>();

  constructor(private readonly key: Buffer) {}

  authorizationFor(viewer: ViewerFacts): string {
    const known = this.signed.get(viewer);
    if (known && known.until > Date.now()) return known.authorization;
    const authorization = `Internal ${signViewer(this.key, viewer)}`;
    this.signed.set(viewer, { authorization, until: Date.now() + KEPT_MS });
    return authorization;
  }
}
