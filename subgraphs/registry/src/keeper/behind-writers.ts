import { setTimeout as sleep } from "node:timers/promises";
import type { EntityManager } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";

const PAUSE_MS = 500;
/** About a tenth of a second of the database's work: a file of thousands must not be slowed down by what it brings here. */
const MOST_AT_ONCE = 2_000;

/** As often, one after the other, a deed that can wait lets a file of members go first. */
const MOST_GIVEN_WAY = 20;

interface Deed {
  sql: string;
  canWait?: true;
}

const DEEDS = {
  "compare suspects": { sql: `select suspect_file(), compare_suspects(${MOST_AT_ONCE})`, canWait: true },
  "count the insured": { sql: `select fold_insured(${MOST_AT_ONCE})` },
  "index words": { sql: "select index_words()" },
} satisfies Record<string, Deed>;

/** Does, behind those who write, what none of them should wait for. */
export class BehindWriters implements Companion {
  private readonly stop = new AbortController();
  private readonly working: Promise<void>;
  private givenWay = 0;

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
    const { log } = this.parts;
    while (!this.stop.signal.aborted) {
      await this.beat().catch((error: unknown) => {
        log.warn({ err: error, deed: this.deed }, "what follows the writers was not done; it is done later");
      });
      await sleep(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }

  private async beat(): Promise<void> {
    const em = this.parts.orm.em.fork();
    const { sql, canWait }: Deed = DEEDS[this.deed];
    if (canWait && this.givenWay < MOST_GIVEN_WAY && (await isFileUnderWay(em))) {
      this.givenWay += 1;
      return;
    }
    this.givenWay = 0;
    await em.execute(sql);
  }
}

async function isFileUnderWay(em: EntityManager): Promise<boolean> {
  const [file] = await em.execute<[{ goes: boolean }]>("select is_file_under_way() as goes");
  return file.goes;
}
