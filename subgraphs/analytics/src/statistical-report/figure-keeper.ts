import type { EntityManager } from "@angel/kit/database";
import { OWN_ROWS } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { FACTS } from "./fact.js";

/** Up to so many organisations all figures are counted as they are read. */
const LARGE = 2_000;
const HOUR = 3_600_000;

const COLUMNS = [
  "node",
  "organisation_id",
  "level",
  "type_code",
  "territorial_id",
  "okrug_id",
  "region_id",
  ...FACTS,
];

/** The facts of every organisation of a large union, counted anew each hour for today and the last 1 January. */
export class FigureKeeper implements Companion {
  private readonly timer: NodeJS.Timeout;
  private work = Promise.resolve();

  constructor(private readonly parts: Pick<Parts, "orm" | "log">) {
    this.timer = setInterval(() => {
      this.work = this.work.then(() => this.refresh());
    }, HOUR);
    this.timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.work;
  }

  async isLarge(): Promise<boolean> {
    const em = this.em();
    if (!(await isPublished(em, "organisation"))) return false;
    const found = await em.execute<object[]>("select from published.organisation offset ? limit 1", [LARGE]);
    return found.length > 0;
  }

  /** Counts the day unless it was counted within the hour; says when it was. */
  async keep(day: PlainDate, maxAge = HOUR): Promise<Date> {
    const known = await countedAt(day, this.em());
    if (known && Date.now() - known.getTime() <= maxAge) return known;
    return this.em().transactional(async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtextextended('statistical_figures' || ?, 0))", [
        day,
      ]);
      const since = await countedAt(day, em);
      // Somebody else has counted meanwhile.
      if (since && since.getTime() !== known?.getTime()) return since;
      await em.execute("delete from statistical_figures where day = ?", [day]);
      await em.execute(
        `insert into statistical_figures (day, ${COLUMNS.join(", ")})
         select ?, ${COLUMNS.join(", ")} from published.statistical_facts(?)`,
        [day, day],
      );
      const [row] = await em.execute<{ at: Date }[]>(
        `insert into statistical_days values (?, clock_timestamp())
         on conflict (day) do update set counted_at = excluded.counted_at returning counted_at as at`,
        [day],
      );
      return row?.at as Date;
    });
  }

  private async refresh(): Promise<void> {
    try {
      if (!(await this.isLarge())) return;
      const now = today();
      await this.keep(`${now.slice(0, 4)}-01-01`);
      await this.keep(now);
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

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}

async function countedAt(day: PlainDate, em: EntityManager): Promise<Date | undefined> {
  const [row] = await em.execute<{ at: Date }[]>(
    "select counted_at as at from statistical_days where day = ?",
    [day],
  );
  return row && new Date(row.at);
}
