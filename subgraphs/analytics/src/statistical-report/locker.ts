import type { EntityManager } from "@angel/kit/database";
import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";
import { type Facts, SUMS } from "./fact.js";
import type { FigureKeeper } from "./figure-keeper.js";
import { keptFiguresOf } from "./figures.js";
import { dayOf, formOf } from "./form-kind.js";
import type { RowRule } from "./row.js";
import { rowRules, rulesKey } from "./row.loader.js";
import { contentOf, type Seal } from "./seal.js";
import { writeLocks } from "./write-locks.js";

const PAUSE_MS = 60_000;
/** Reports sealed by one transaction. */
const AT_ONCE = 2_000;

interface Locking {
  id: string;
  node: number;
  year: number;
  accountId: string | null;
}

interface Unlocked {
  id: string;
  node: number;
  level: OrganisationLevel;
  name: string;
  number: string | null;
}

/** Seals the reports of whole subtrees, a stretch a transaction: what a crash cuts short is taken up again. */
export class Locker implements Companion {
  private readonly timer: NodeJS.Timeout;
  private work = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly parts: Pick<Parts, "orm" | "log">,
    private readonly figures: FigureKeeper,
    private readonly seal: Seal,
  ) {
    this.timer = setInterval(() => this.wake(), PAUSE_MS);
    this.timer.unref();
  }

  /** Looks for work now. */
  wake(): void {
    this.work = this.work.then(() => this.lockAll());
  }

  /** Done with what it was asked for so far. */
  idle(): Promise<void> {
    return this.work;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    await this.work;
  }

  private async lockAll(): Promise<void> {
    try {
      for (;;) {
        const [locking] = await this.em().execute<Locking[]>(
          `select id, node, year, account_id as "accountId" from statistical_lockings
           where finished_at is null order by id limit 1`,
        );
        if (!locking || this.isClosed) return;
        await this.lock(locking);
      }
    } catch (error) {
      this.parts.log.error({ err: error }, "reports could not be locked; it is tried again");
    }
  }

  private async lock({ id, node, year, accountId }: Locking): Promise<void> {
    const on = dayOf(year);
    await this.figures.count(on);
    const em = this.em();
    const [top] = await em.execute<{ level: OrganisationLevel }[]>(
      "select level from published.organisation where node = ?",
      [node],
    );
    const below = keptFiguresOf({ level: top?.level ?? "PRIMARY", node }, on);
    const wanted = await em.execute<Unlocked[]>(
      `select organisation_id as id, figures.node, figures.level, name, number
       from (select node, organisation_id, level from ${below.from}) figures
         join published.organisation on organisation.id = organisation_id
       where not exists (
         select from statistical_reports reports
         where reports.organisation_id = figures.organisation_id and year = ? and status <> 'DRAFT')
       order by figures.node`,
      [...below.values, year],
    );
    // Some may be locked by now: before a crash, or by another host.
    await em.execute("update statistical_lockings set total = locked + ? where id = ?", [wanted.length, id]);
    const rules = await this.rules(on);
    const sums = await this.sumsAbove(on);
    for (let from = 0; from < wanted.length; from += AT_ONCE) {
      if (this.isClosed) return;
      await this.lockStretch(wanted.slice(from, from + AT_ONCE), { id, year, accountId, on, rules, sums });
    }
    await em.execute("update statistical_lockings set finished_at = clock_timestamp() where id = ?", [id]);
  }

  private async lockStretch(
    wanted: readonly Unlocked[],
    about: {
      id: string;
      year: number;
      accountId: string | null;
      on: string;
      rules: ReadonlyMap<string, RowRule[]>;
      sums: ReadonlyMap<number, Facts>;
    },
  ): Promise<void> {
    const { id, year, accountId, on, rules, sums } = about;
    await this.em().transactional(async (em) => {
      const reports = await em.execute<{ reportId: string; organisationId: string }[]>(
        `insert into statistical_reports as kept (organisation_id, node, year, form, status, created_by_id)
         select id, node, ?, form, 'LOCKED', ?
         from json_to_recordset(?::json) as given (id uuid, node int, form text)
         on conflict (organisation_id, year) do update set status = 'LOCKED' where kept.status = 'DRAFT'
         returning kept.id as "reportId", kept.organisation_id as "organisationId"`,
        [
          year,
          accountId,
          JSON.stringify(wanted.map(({ id: of, node, level }) => ({ id: of, node, form: formOf(level) }))),
        ],
      );
      const found = new Map(reports.map(({ reportId, organisationId }) => [organisationId, reportId]));
      const own = await this.factsOf(
        wanted.filter(({ level }) => level === "PRIMARY"),
        on,
        em,
      );
      const sealed = wanted.flatMap(({ id: of, node, level, name, number }) => {
        const reportId = found.get(of);
        const facts = level === "PRIMARY" ? own.get(node) : sums.get(node);
        const form = formOf(level);
        if (!reportId || !facts) return [];
        const organisation = { id: of, name, number };
        return [{ reportId, content: contentOf({ form, on, organisation, facts }, rules.get(form) ?? []) }];
      });
      await writeLocks(sealed, accountId, this.seal, em);
      await em.execute("update statistical_lockings set locked = locked + ? where id = ?", [
        sealed.length,
        id,
      ]);
    });
  }

  private async rules(on: string): Promise<Map<string, RowRule[]>> {
    const forms = ["5-СП", "2-СП", "1-СП"];
    const found = await rowRules(
      forms.map((form) => rulesKey(form, on)),
      { em: this.em() },
    );
    return new Map(forms.map((form, place) => [form, found[place] ?? []]));
  }

  /** The consolidations of all organisations above primaries, a statement a level. */
  private async sumsAbove(on: string): Promise<Map<number, Facts>> {
    const em = this.em();
    const sums = new Map<number, Facts>();
    for (const column of ["territorial_id", "okrug_id", "region_id"]) {
      const rows = await em.execute<(Facts & { place: number })[]>(
        `select ${column} as place, ${SUMS} from statistical_figures
         where day = ? and ${column} is not null group by ${column}`,
        [on],
      );
      for (const { place, ...facts } of rows) sums.set(place, facts);
    }
    const whole = await em.execute<(Facts & { place: number })[]>(
      `select (select node from statistical_figures where day = ? and level = 'NATIONAL') as place, ${SUMS}
       from statistical_figures where day = ?`,
      [on, on],
    );
    for (const { place, ...facts } of whole) if (place !== null) sums.set(place, facts);
    return sums;
  }

  private async factsOf(
    places: readonly Unlocked[],
    on: string,
    em: EntityManager,
  ): Promise<Map<number, Facts>> {
    const rows = await em.execute<(Facts & { place: number })[]>(
      `select node as place, ${SUMS} from statistical_figures where day = ? and node = any(?::int[]) group by node`,
      [on, `{${places.map(({ node }) => node).join()}}`],
    );
    return new Map(rows.map(({ place, ...facts }) => [place, facts]));
  }

  private em(): EntityManager {
    return this.parts.orm.em.fork({ session: OWN_ROWS });
  }
}
