import { createHash } from "node:crypto";
import type { Logger } from "pino";
import type { EngineOptions } from "../engine/engine.js";
import type { DocumentDoor } from "../limits/admit-document.js";
import { type Edition, makeEdition } from "./edition.js";

interface EditionsOptions extends EngineOptions {
  readonly documents: DocumentDoor;
  readonly log: Logger;
}

/** One that serves what is current; resolves when it has done with what was before. */
type Follower = (edition: Edition) => Promise<void> | void;

/** A request that was validated just before a change is executed just after it. */
const GRACE_MS = 2_000;

/**
 * Which supergraph is served: the newest that could be loaded, and has no field that is out of reach where none was. The one before it stays until everything it has begun is
 * done. A supergraph that cannot be loaded changes nothing, and is told.
 */
export class Editions {
  readonly tally = { loaded: 1, refused: 0 };
  loadedAt = Date.now();
  /** Why the newest supergraph is not the one that is served; null when it is. */
  trouble: string | null = null;
  private readonly followers = new Set<Follower>();
  private readonly retiring = new Set<Edition>();
  private edition: Edition;

  constructor(private readonly options: EditionsOptions) {
    this.edition = makeEdition(options, options.documents);
    const { unreachable } = this.edition;
    if (unreachable.size > 0)
      options.log.warn({ fields: [...unreachable] }, "there is no way to some fields");
  }

  get current(): Edition {
    return this.edition;
  }

  /** How many stand open: one, and those that are not done yet. */
  get open(): number {
    return 1 + this.retiring.size;
  }

  /** Tells which supergraph is served, in a few letters. */
  get fingerprint(): string {
    return fingerprintOf(this.edition.engine.supergraph.sdl);
  }

  follow(follower: Follower): void {
    this.followers.add(follower);
  }

  /** Whether it is served from now on. */
  replace(supergraphSdl: string): boolean {
    if (supergraphSdl === this.edition.engine.supergraph.sdl) {
      this.trouble = null;
      return true;
    }
    let next: Edition;
    try {
      next = makeEdition({ ...this.options, supergraphSdl }, this.options.documents);
    } catch (error) {
      this.refuse("it cannot be served", error);
      return false;
    }
    const before = this.edition;
    const lost = [...next.unreachable].filter((field) => !before.unreachable.has(field));
    if (lost.length > 0) {
      void next.engine.close();
      this.refuse("it cannot be served", new Error(`There is no way to ${lost.join(", ")}.`));
      return false;
    }
    this.edition = next;
    this.tally.loaded += 1;
    this.loadedAt = Date.now();
    this.trouble = null;
    this.options.log.info({ supergraph: this.fingerprint }, "a new supergraph is served");
    void this.retire(
      before,
      [...this.followers].map(async (follower) => follower(next)),
    );
    return true;
  }

  /** There is a supergraph that is not served, and why. */
  refuse(trouble: string, error: unknown): void {
    this.tally.refused += 1;
    this.trouble = trouble;
    this.options.log.error({ err: error, trouble }, "the new supergraph is refused; the one before it stays");
  }

  async close(): Promise<void> {
    await Promise.all([this.edition, ...this.retiring].map(({ engine }) => engine.close()));
  }

  private async retire(edition: Edition, followers: readonly Promise<void>[]): Promise<void> {
    this.retiring.add(edition);
    for (const outcome of await Promise.allSettled(followers)) {
      if (outcome.status === "rejected")
        this.options.log.error({ err: outcome.reason }, "it is not followed");
    }
    await new Promise((resolve) => setTimeout(resolve, GRACE_MS).unref());
    await edition.engine.retire();
    this.retiring.delete(edition);
    this.options.log.info("the supergraph before it has done");
  }
}

function fingerprintOf(sdl: string): string {
  return createHash("sha256").update(sdl).digest("hex").slice(0, 12);
}
