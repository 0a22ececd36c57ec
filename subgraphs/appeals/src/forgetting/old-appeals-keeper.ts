import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { forgetWords } from "./forget-words.js";

const EVERY_MS = 60 * 60_000;
const AT_ONCE = 500;
const KEPT_YEARS = 5;
/** Two hosts need not do it at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_331;

/** Forgets what was said in appeals that were closed five years ago. */
export class OldAppealsKeeper implements Companion {
  private running: Promise<unknown> | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {
    this.timer = setInterval(() => {
      this.running ??= this.keep()
        .catch((error: unknown) => this.parts.log.warn({ err: error }, "old appeals were not forgotten"))
        .finally(() => (this.running = undefined));
    }, EVERY_MS);
    this.timer.unref();
  }

  async keep(): Promise<void> {
    while ((await this.turn()) === AT_ONCE);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private turn(): Promise<number> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return 0;
      return forgetWords(
        em,
        "sealed is not null and closed_at < now() - make_interval(years => ?::int) order by closed_at limit ?::int",
        [KEPT_YEARS, AT_ONCE],
      );
    });
  }
}
