import type { EntityManager } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";

const PAUSE_MS = 600_000;

/** Some years of a union of millions, and a file or two of a whole region. */
const FEW_NUMBERS = 1_000_000;

/** How many cards can be numbered before the next range has to be opened. */
export async function cardNumbersLeft(em: EntityManager): Promise<number> {
  const [row] = await em.execute<[{ left: number }]>("select card_numbers_left()::float8 as left");
  return row.left;
}

/** A row of `night_watches`. */
export interface Watch {
  began_at: Date;
  ended_at: Date;
  /** How many differ, by what was counted again; only what differs. */
  drift: Record<string, number>;
  touched_batches: string[];
}

/** Has all that is kept beside the rows counted again at night, and the chain of readings checked; cries out at drift. */
export class NightWatch implements Companion {
  readonly #stopping = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {
    this.#timer = setInterval(() => {
      this.#work = this.keep();
    }, PAUSE_MS);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#work;
  }

  /** What was found; null where it is not time yet, another host is at it, or it failed. */
  async keep(onlyWhenDue = true): Promise<Watch | null> {
    const { orm, log } = this.parts;
    try {
      const [watch] = await orm.em
        .fork()
        .execute<Watch[]>("select * from keep_night_watch(?)", [onlyWhenDue], {
          signal: this.#stopping.signal,
          inflightQueryAbortStrategy: "cancel query",
        });
      if (!watch) return null;
      const { drift, touched_batches: touchedBatches } = watch;
      if (Object.keys(drift).length > 0 || touchedBatches.length > 0)
        log.error({ drift, touchedBatches }, "the nightly audit found what is kept to differ from the rows");
      else log.info("the nightly audit found no drift");
      const left = await cardNumbersLeft(orm.em.fork());
      if (left < FEW_NUMBERS)
        log.warn({ left }, "the range of card numbers comes to its end: open the next one");
      return watch;
    } catch (error) {
      if (!this.#stopping.signal.aborted)
        log.error({ err: error }, "the nightly audit failed; it is tried again");
      return null;
    }
  }
}
