import type { EntityManager } from "@angel/kit/database";
import type { PlainDate } from "@angel/kit/values";
import { changedSince, positionNow } from "../organisation/changed-since.js";
import { FACTS, type Facts, SUMMED_FACTS, SUMS } from "./fact.js";
import { factsOn } from "./facts-on.js";

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
/** More than so many organisations are not followed while somebody waits. */
const MOST_FOLLOWED = 100;

/** The facts of all organisations at the end of a day, as they are kept. */
export interface CountedDay {
  readonly countedAt: Date;
  readonly totals: Facts;
  /** The event up to which they are true. */
  readonly position: number;
}

export async function countedDay(day: PlainDate, em: EntityManager): Promise<CountedDay | undefined> {
  const [row] = await em.execute<CountedDay[]>(
    `select counted_at as "countedAt", totals, position from statistical_days where day = ?`,
    [day],
  );
  return row && { ...row, countedAt: new Date(row.countedAt), position: Number(row.position) };
}

/** Counts the day from the cards as they are now, unless somebody else has since it was known. */
export async function countDay(
  day: PlainDate,
  known: CountedDay | undefined,
  em: EntityManager,
): Promise<CountedDay> {
  await em.execute(`select pg_advisory_xact_lock(${LOCK})`, [day]);
  const since = await countedDay(day, em);
  if (since && since.countedAt.getTime() !== known?.countedAt.getTime()) return since;
  const position = await positionNow(em);
  await em.execute("delete from statistical_figures where day = ?", [day]);
  await layFigures(day, null, em);
  await em.execute(
    `insert into statistical_days (day, counted_at, totals, position)
     select ?, clock_timestamp(), to_jsonb(summed), ?
     from (select ${SUMS} from statistical_figures where day = ?) summed
     on conflict (day) do update
       set counted_at = excluded.counted_at, totals = excluded.totals, position = excluded.position`,
    [day, position, day],
  );
  return (await countedDay(day, em)) as CountedDay;
}

/** Counts anew only where something was told of since; null where that is too much for one who waits. */
export async function followDay(day: PlainDate, em: EntityManager): Promise<CountedDay | null> {
  const [lock] = await em.execute<{ isOurs: boolean }[]>(
    `select pg_try_advisory_xact_lock(${LOCK}) as "isOurs"`,
    [day],
  );
  const known = await countedDay(day, em);
  // Whoever counts it now brings the changes with them.
  if (!known || !lock?.isOurs) return known ?? null;
  const { position, nodes } = await changedSince(known.position, em);
  if (!nodes || nodes.length > MOST_FOLLOWED) return null;
  if (nodes.length === 0) return known;
  const before = await sumOf(day, nodes, em);
  await em.execute("delete from statistical_figures where day = ? and node = any(?::int[])", [
    day,
    list(nodes),
  ]);
  await layFigures(day, nodes, em);
  const totals = moved(known.totals, before, await sumOf(day, nodes, em));
  await em.execute("update statistical_days set totals = ?::jsonb, position = ? where day = ?", [
    JSON.stringify(totals),
    position,
    day,
  ]);
  return { ...known, totals, position };
}

const LOCK = "hashtextextended('statistical_figures' || ?, 0)";

const list = (nodes: readonly number[]) => `{${nodes.join()}}`;

async function layFigures(day: PlainDate, nodes: readonly number[] | null, em: EntityManager): Promise<void> {
  const facts = await factsOn(day, nodes, em);
  await em.execute(
    `insert into statistical_figures (day, ${COLUMNS.join(", ")}) select ?, ${COLUMNS.join(", ")} from ${facts.sql}`,
    [day, ...facts.values],
  );
}

async function sumOf(day: PlainDate, nodes: readonly number[], em: EntityManager): Promise<Facts> {
  const [row] = await em.execute<Facts[]>(
    `select ${SUMS} from statistical_figures where day = ? and node = any(?::int[])`,
    [day, list(nodes)],
  );
  return row as Facts;
}

/** Days of single organisations stay as they are: no form of the union shows them. */
function moved(totals: Facts, before: Facts, after: Facts): Facts {
  const sums = SUMMED_FACTS.map((fact) => {
    const sum = Number(totals[fact]) + Number(after[fact]) - Number(before[fact]);
    // Of shares nothing may be left over from the order in which they were added.
    return [fact, Math.round(sum * 1e6) / 1e6];
  });
  return { ...totals, ...Object.fromEntries(sums) };
}
