import { Clockwork } from "@angel/kit/clockwork";
import { OWN_ROWS } from "@angel/kit/database";
import type { Parts } from "@angel/kit/subgraph";
import { forgetTasks } from "./forget-tasks.js";
import { forgetWords } from "./forget-words.js";

const EVERY_MS = 60 * 60_000;
const AT_ONCE = 500;
const KEPT_YEARS = 5;
/** Two hosts need not do it at once. Any number will do, so long as nobody else uses it. */
const LOCK = 743_331;

/** Forgets what was said in appeals that were closed, and in tasks that were ended, five years ago. */
export class OldAppealsKeeper extends Clockwork {
  constructor(parts: Pick<Parts, "orm" | "log">) {
    super(parts, { everyMs: EVERY_MS, failed: "old appeals were not forgotten" });
  }

  protected override turn(): Promise<unknown> {
    return this.keep();
  }

  async keep(): Promise<void> {
    while ((await this.stretch()) === AT_ONCE);
  }

  private stretch(): Promise<number> {
    return this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      const [lock] = await em.execute<{ taken: boolean }[]>("select pg_try_advisory_xact_lock(?) as taken", [
        LOCK,
      ]);
      if (!lock?.taken) return 0;
      const [years, most] = [KEPT_YEARS, AT_ONCE];
      const old = (ended: string) =>
        `sealed is not null and ${ended} < now() - make_interval(years => ?::int) order by ${ended} limit ?::int`;
      const tasks = await forgetTasks(em, old("ended_at"), [years, most]);
      return Math.max(tasks, await forgetWords(em, old("closed_at"), [years, most]));
    });
  }
}
