import { setTimeout as sleep } from "node:timers/promises";
import type { Companion, Parts } from "@angel/kit/subgraph";

const PAUSE_MS = 500;
/** About a tenth of a second of the database's work: a file of thousands must not be slowed down by what it brings here. */
const MOST_AT_ONCE = 2_000;

const DEEDS = {
  "compare suspects": `select compare_suspects(${MOST_AT_ONCE})`,
  "count the insured": `select fold_insured(${MOST_AT_ONCE})`,
  "index words": "select index_words()",
};

/** Does, behind those who write, what none of them should wait for. */
export class BehindWriters implements Companion {
  private readonly stop = new AbortController();
  private readonly working: Promise<void>;

  constructor(
    private readonly parts: Parts,
    private readonly deed: keyof typeof DEEDS,
  ) {
    this.working = this.work();
  }

  async close(): Promise<void> {
    this.stop.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    const { orm, log } = this.parts;
    while (!this.stop.signal.aborted) {
      await orm.em
        .fork()
        .execute(DEEDS[this.deed])
        .catch((error: unknown) => {
          log.warn(
            { err: error, deed: this.deed },
            "what follows the writers was not done; it is done later",
          );
        });
      await sleep(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }
}
