import { setTimeout as sleep } from "node:timers/promises";
import type { Companion, Parts } from "@angel/kit/subgraph";

const PAUSE_MS = 500;
/** A tenth of a second of the database's work: a file of thousands must not be slowed down by what it brings here. */
const MOST_AT_ONCE = 2_000;

/** Compares, behind those who write, whomever they have changed: who may be the same person as somebody else. */
export class DuplicateKeeper implements Companion {
  private readonly stop = new AbortController();
  private readonly working: Promise<void>;

  constructor(private readonly parts: Parts) {
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
        .execute("select compare_suspects(?)", [MOST_AT_ONCE])
        .catch((error: unknown) => {
          log.warn({ err: error }, "members were not compared; they are compared later");
        });
      await sleep(PAUSE_MS, undefined, { signal: this.stop.signal }).catch(() => undefined);
    }
  }
}
