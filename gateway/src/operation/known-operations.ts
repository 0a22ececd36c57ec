import { createHash } from "node:crypto";
import type { Asker } from "../asker.js";
import { BoundedCache, weightOf } from "../engine/bounded-cache.js";
import { LIMITS } from "../limits/limits.js";
import { refusal, RequestError } from "../limits/refusal.js";
import type { Parameters } from "./parameters.js";

/** By weight. */
const MOST_OFFERED = 1_000;
const NAME = /\b(?:query|mutation|subscription)\s+(\w+)/g;
const SHA256_ID = /^sha256:([0-9a-f]{64})$/;

/**
 * Operations that go by their sha256: those of our own clients, written down when these were built, and those that
 * clients have offered since (automatic persisted queries). Pages, or everyone, may be held to the first.
 */
export class KnownOperations {
  private readonly texts: ReadonlySet<string>;
  private readonly offered = new BoundedCache<string, string>(MOST_OFFERED);

  constructor(
    private readonly listed: ReadonlyMap<string, string> = new Map(),
    private readonly only: "nobody" | "pages" | "everyone" = "nobody",
  ) {
    if (only !== "nobody" && listed.size === 0) throw new Error("No list of operations is given to hold to.");
    this.texts = new Set(listed.values());
  }

  /** What those written down are called. */
  get names(): ReadonlySet<string> {
    const texts = [...this.texts].flatMap((text) => [...text.matchAll(NAME)]);
    return new Set(texts.map(([, name = ""]) => name));
  }

  /** The text of the document that is asked for. */
  textOf({ query, documentId, extensions }: Parameters, asker: Pick<Asker, "isPage">): string {
    const hash = hashOf(documentId, extensions);
    const isHeld = this.only === "everyone" || (this.only === "pages" && asker.isPage);
    if (!query) return this.find(hash, isHeld);
    if (hash !== null && hash !== sha256(query)) {
      throw refusal("The sha256 is another text's.", "BAD_REQUEST");
    }
    if (isHeld && !this.texts.has(query)) {
      throw refusal("Only operations known beforehand are answered here.", "FORBIDDEN", 403);
    }
    if (hash !== null && query.length <= LIMITS.rememberedText)
      this.offered.set(hash, query, weightOf(query));
    return query;
  }

  private find(hash: string | null, isHeld: boolean): string {
    if (hash === null) throw refusal("This is no request for GraphQL: `query` is missing.", "BAD_REQUEST");
    const text = this.listed.get(hash) ?? (isHeld ? undefined : this.offered.get(hash));
    if (text === undefined) throw unknown();
    return text;
  }
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** By `documentId`, as the draft for persisted documents has it, or by Apollo's extension. */
function hashOf(documentId: Parameters["documentId"], extensions: Parameters["extensions"]): string | null {
  if (documentId) {
    const hash = SHA256_ID.exec(documentId)?.[1];
    if (hash === undefined) throw unknown();
    return hash;
  }
  const persisted = extensions?.["persistedQuery"];
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version === 1 && typeof sha256Hash === "string") return sha256Hash.toLowerCase();
  throw refusal("A persisted query has `version: 1` and `sha256Hash`.", "BAD_REQUEST");
}

/** Clients that offer operations know this very message. */
function unknown() {
  return new RequestError("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");
}
