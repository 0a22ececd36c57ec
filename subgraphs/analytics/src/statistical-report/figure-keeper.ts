import type { EntityManager } from "@angel/kit/database";
import { OWN_ROWS } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { dayOf } from "./form-kind.js";
import { type CountedDay, countedDay, countDay, followDay } from "./counted-day.js";

/** Up to so many organisations all figures are counted as they are read. */
const LARGE = 2_000;
const HOUR = 3_600_000;
const FIRST_MS = 5_000;
/** How long what was followed stands at least. */
const PAUSE_MS = 1_000;

/**
 * The facts of every organisation of a large union: counted anew each hour, and in between of those organisations of
 * which something is told. Nobody waits for a whole count but who asks for a day for the first time.
 */
export class FigureKeeper implements Companion {
  private readonly timers: NodeJS.Timeout[];
  private readonly followed = new Map<PlainDate, number>();
  private work = Promise.resolve();

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {
    const refresh = () => this.later(() => this.refresh());
    // The others of the host are not open yet: what we read of theirs may be lent to us only then.
    this.timers = [setTimeout(refresh, FIRST_MS), setInterval(refresh, HOUR)];
    for (const timer of this.timers) timer.unref();
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.work;
  }

  async isLarge(): Promise<boolean> {
    const em = this.em();
    if (!(await isPublished(em, "organisation"))) return false;
    const found = await em.execute<object[]>("select from published.organisation offset ? limit 1", [LARGE]);
    return found.length > 0;
  }

  /** What stands for the day, with what was told of since. When it is older than an hour, it is soon counted anew. */
  async keep(day: PlainDate): Promise<CountedDay> {
    const known = await countedDay(day, this.em());
    if (!known) return this.count(day);
    if (isOld(known)) this.later(() => this.countOld(day));
    if (Date.now() - (this.followed.get(day) ?? 0) < PAUSE_MS) return known;
    this.followed.set(day, Date.now());
    const follow = () => this.em().transactional((em) => followDay(day, em));
    // What is put back of the past takes longer, and whoever looks at it can wait for the next look.
    const current = day < today() ? null : await follow();
    if (!current) this.later(async () => void ((await follow()) ?? (await this.count(day))));
    return current ?? known;
  }

  /** Counts the day from the cards as they are now. */
  async count(day: PlainDate): Promise<CountedDay> {
    const known = await countedDay(day, this.em());
    return this.em().transactional((em) => countDay(day, known, em));
  }

  private async countOld(day: PlainDate): Promise<void> {
    const known = await countedDay(day, this.em());
    if (!known || isOld(known)) await this.count(day);
  }

  private async refresh(): Promise<void> {
    try {
      if (!(await this.isLarge())) return;
      const now = today();
      const year = Number(now.slice(0, 4));
      for (const day of [now, dayOf(year), dayOf(year - 1)]) await this.countOld(day);
      // What was today yesterday; reports are as of 1 January.
      for (const table of ["statistical_figures", "statistical_days"]) {
        await this.em().execute(`delete from ${table} where day < ? and to_char(day, 'MM-DD') <> '01-01'`, [
          now,
        ]);
      }
    } catch (error) {
      this.parts.log.warn({ err: error }, "the figures of the union were not counted; the last ones stand");
    }
  }

  private later(work: () => Promise<void>): void {
    this.work = this.work
      .then(work)
      .catch((error: unknown) => this.parts.log.warn({ err: error }, "figures were not counted anew"));
  }

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}

const isOld = ({ countedAt }: CountedDay) => Date.now() - countedAt.getTime() > HOUR;
