import { setTimeout as sleep } from "node:timers/promises";
import { type EntityManager, OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { type Kind, KINDS } from "../index/search-document.js";
import type { SearchIndex } from "../index/search-index.js";
import { hearNext } from "./hear-next.js";
import { countPublished } from "./published-source.js";
import { rebuildIndex } from "./rebuild-index.js";

const POLL_MS = 2_000;
const CENSUS_MS = 15_000;
/** One process at a time writes to an index that several share. */
const LOCK = "search index";

/**
 * Keeps an index in step with what is published. The place in the events stands in the index itself, so that each
 * index follows by itself, however many processes have one, and the two never disagree.
 */
export class Follower implements Companion {
  #stopped = false;
  #wake: () => void = () => {};
  #running: Promise<void> | undefined;
  #nextCensus = 0;
  #builtFor: string | undefined;
  #failures = 0;
  readonly #unhook: () => void;

  constructor(
    readonly index: SearchIndex,
    private readonly parts: Pick<Parts, "orm" | "bus" | "log">,
  ) {
    this.#unhook = parts.bus.onTold(() => this.#wake());
  }

  start(): void {
    this.#running = this.#run();
  }

  async check(): Promise<void> {
    await this.index.state();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    this.#unhook();
    this.#wake();
    await this.#running;
    await this.index.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      try {
        const more = await this.#alone((em) => this.#step(em));
        this.#failures = 0;
        if (!more) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
      } catch (error) {
        this.#failures += 1;
        this.parts.log.warn({ err: error, failures: this.#failures }, "the search index is behind");
        await Promise.race([
          woken,
          sleep(Math.min(100 * 2 ** this.#failures, 10_000), undefined, { ref: false }),
        ]);
      }
    }
  }

  /** Does the next thing; false when there was nothing to do. */
  async #step(em: EntityManager): Promise<boolean> {
    if (await this.#mustRebuild(em)) {
      const start = Date.now();
      const counts = await rebuildIndex(em, this.index, () => this.#stopped);
      if (!counts) return false;
      this.parts.log.info({ counts, ms: Date.now() - start }, "the search index is built");
      return true;
    }
    return hearNext(em, this.index, this.parts.log);
  }

  /**
   * Now and then what is published is counted, for whatever comes without an event: rows of a seed, a restored
   * backup. An empty index is worth counting for every time; the same difference is not worth two rebuilds.
   */
  async #mustRebuild(em: EntityManager): Promise<boolean> {
    const { isBuilt } = await this.index.state();
    if (isBuilt && Date.now() < this.#nextCensus) return false;
    const [counts, published] = [await this.index.counts(), await countPublished(em)];
    const isEmpty = KINDS.every((kind) => counts[kind] === 0);
    this.#nextCensus = isEmpty ? 0 : Date.now() + CENSUS_MS;
    if (isBuilt && isSame(published, counts)) return false;
    if (isBuilt && (await hearNext(em, this.index, this.parts.log))) {
      this.#nextCensus = 0;
      return false;
    }
    const difference = JSON.stringify([published, counts]);
    if (isBuilt && difference === this.#builtFor) return false;
    this.#builtFor = difference;
    return true;
  }

  async #alone(work: (em: EntityManager) => Promise<boolean>): Promise<boolean> {
    const em = this.parts.orm.em.fork({ session: OWN_ROWS });
    if (!this.index.isShared) return work(em);
    return em.transactional(async (locked) => {
      const [lock] = await locked.execute<{ held: boolean }[]>(
        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as held",
        [LOCK],
      );
      return lock?.held ? work(locked) : false;
    });
  }
}

function isSame(one: Record<Kind, number>, other: Record<Kind, number>): boolean {
  return KINDS.every((kind) => one[kind] === other[kind]);
}
