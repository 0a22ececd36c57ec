import type { EntityManager } from "@angel/kit/database";
import { OWN_ROWS } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { FACTS, type Facts, SUMS } from "./fact.js";
import { factsOn } from "./facts-on.js";
import { dayOf } from "./form-kind.js";

/** Up to so many organisations all figures are counted as they are read. */
const LARGE = 2_000;
const HOUR = 3_600_000;
const FIRST_MS = 5_000;

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

/**
 * The facts of every organisation of a large union: of today and of the last two first days of January counted anew each
 * hour, of another day when it is asked for. Nobody waits for a count but who asks for a day for the first time.
 */
export class FigureKeeper implements Companion {
  private readonly timers: NodeJS.Timeout[];
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

  /** What stands for the day. When it is older than an hour, it is soon counted anew. */
  async keep(day: PlainDate): Promise<CountedDay> {
    const known = await counted(day, this.em());
    if (!known) return this.count(day);
    if (isOld(known)) this.later(() => this.countOld(day));
    return known;
  }

  /** Counts the day from the cards as they are now. */
  async count(day: PlainDate): Promise<CountedDay> {
    const known = await counted(day, this.em());
    return this.em().transactional(async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtextextended('statistical_figures' || ?, 0))", [
        day,
      ]);
      const since = await counted(day, em);
      // Somebody else has counted while we waited.
      if (since && since.countedAt.getTime() !== known?.countedAt.getTime()) return since;
      await em.execute("delete from statistical_figures where day = ?", [day]);
      const facts = await factsOn(day, null, em);
      await em.execute(
        `insert into statistical_figures (day, ${COLUMNS.join(", ")})
         select ?, ${COLUMNS.join(", ")} from ${facts.sql}`,
        [day, ...facts.values],
      );
      await em.execute(
        `insert into statistical_days (day, counted_at, totals)
         select ?, clock_timestamp(), to_jsonb(summed)
         from (select ${SUMS} from statistical_figures where day = ?) summed
         on conflict (day) do update set counted_at = excluded.counted_at, totals = excluded.totals`,
        [day, day],
      );
      return (await counted(day, em)) as CountedDay;
    });
  }

  private async countOld(day: PlainDate): Promise<void> {
    const known = await counted(day, this.em());
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

export interface CountedDay {
  readonly countedAt: Date;
  readonly totals: Facts;
}

const isOld = ({ countedAt }: CountedDay) => Date.now() - countedAt.getTime() > HOUR;

async function counted(day: PlainDate, em: EntityManager): Promise<CountedDay | undefined> {
  const [row] = await em.execute<CountedDay[]>(
    `select counted_at as "countedAt", totals from statistical_days where day = ?`,
    [day],
  );
  return row && { countedAt: new Date(row.countedAt), totals: row.totals };
}
