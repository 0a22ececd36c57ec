import { daysAfter } from "@angel/kit/days";
import type { EntityManager } from "@angel/kit/database";
import type { Hearing } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";
import type { AppealRegistered } from "../appeal/appeal.events.js";
import { AppealKind } from "../appeal/appeal-analysis.type.js";
import { daysBetween } from "../figure/period.js";
import { type Cell, cellsAround, cellOf, type Condition, rankOf } from "./cell.js";
import { BASELINE_DAYS, type Rise, riseOf, type Seen, thresholdOf, WINDOWS } from "./rise.js";
import { SAME_FOR_DAYS, TroubleAlert, TroubleSubject } from "./trouble-alert.entity.js";
import { troubleNoticed } from "./trouble-alert.events.js";

/** Looks whether an appeal that has just been counted is one too many: for its employer, its topic, its branch, its region. */
export async function lookForTrouble(appeal: AppealRegistered, { em, tell }: Hearing): Promise<void> {
  const [place] = await readPublished<Place>(
    em,
    ["organisation_place"],
    `select path, region_id as "regionNode" from published.organisation_place where id = ?`,
    [appeal.organisationId],
  );
  if (!place) return;
  const day = appeal.registeredOn;
  const going = await em.find(TroubleAlert, {
    countedUntil: { $gte: daysAfter(day, -SAME_FOR_DAYS), $lte: daysAfter(day, SAME_FOR_DAYS) },
  });
  const whole = await countsByDay(em, day, cellOf({}), []);
  const cells = cellsAround(appeal, place.regionNode);
  const threshold = thresholdOf(aYear(whole, day), cells.length * WINDOWS.length);
  for (const cell of cells) {
    // What a narrower alarm already tells of is no second one of the whole region.
    const told = going.filter((alert) => rankOf(alert) < rankOf(cell));
    const own = await countsByDay(em, day, cell, told.map(cellOf));
    const found = highestRise(own, whole, day, threshold);
    if (!found) continue;
    const known = going.find(
      (alert) =>
        alert.subject === cell.subject && alert.value === cell.value && alert.regionNode === cell.regionNode,
    );
    const figures = figuresOf(found, day, threshold);
    if (known && known.countedUntil > day) continue;
    const organisation = await placeOf(em, cell, place.path, figures.countedFrom, day);
    const asOf = { organisationId: organisation.id, ...figures };
    if (known) {
      em.assign(known, asOf);
      continue;
    }
    const { subject, value, regionNode } = cell;
    const alert = em.create(TroubleAlert, { subject, value, regionNode, ...asOf });
    await em.persist(alert).flush();
    going.push(alert);
    tell(troubleNoticed, {
      id: alert.id,
      organisationId: organisation.id,
      organisationPath: organisation.path,
      subject,
      value,
    });
  }
}

interface Place {
  path: string;
  regionNode: number | null;
}

type Days = ReadonlyMap<PlainDate, number>;

/** Of the longest window and its baseline, without those of other cells. */
async function countsByDay(
  em: EntityManager,
  day: PlainDate,
  cell: Condition,
  without: readonly Condition[],
): Promise<Days> {
  const excluded = without.map(({ sql }) => `(${sql})`).join(" or ");
  const rows = await em.execute<{ day: PlainDate; count: number }[]>(
    `select day::text, sum(count)::int as count from happenings
     where kind = any(?::text[]) and day between ? and ? and ${cell.sql}
       ${excluded && `and not coalesce(${excluded}, false)`}
     group by day order by day`,
    [
      `{${Object.values(AppealKind).join()}}`,
      daysAfter(day, 1 - BASELINE_DAYS - Math.max(...WINDOWS)),
      day,
      ...cell.params,
      ...without.flatMap(({ params }) => params),
    ],
  );
  return new Map(rows.map((row) => [row.day, row.count]));
}

/** The least likely one, of the windows that end with the day. */
function highestRise(own: Days, whole: Days, day: PlainDate, threshold: number): Rise | null {
  const [first = day] = whole.keys();
  const rises = WINDOWS.map((window) => {
    const from = daysAfter(day, 1 - window);
    const baseline = Math.min(BASELINE_DAYS, Math.max(0, daysBetween(first, from)));
    const seen = (days: Days): Seen => ({
      count: between(days, from, day),
      baseline: between(days, daysAfter(from, -baseline), daysAfter(from, -1)),
    });
    const [its, all] = [seen(own), seen(whole)];
    const rest = { count: all.count - its.count, baseline: all.baseline - its.baseline };
    return riseOf(its, rest, { window, baseline }, threshold);
  });
  return rises
    .filter((rise) => rise !== null)
    .reduce<Rise | null>(
      (least, rise) => (least && least.probability <= rise.probability ? least : rise),
      null,
    );
}

function between(days: Days, from: PlainDate, until: PlainDate): number {
  let sum = 0;
  for (const [day, count] of days) if (day >= from && day <= until) sum += count;
  return sum;
}

function aYear(whole: Days, day: PlainDate): number {
  const [first = day] = whole.keys();
  const known = daysBetween(first, day) + 1;
  return (between(whole, first, day) / known) * BASELINE_DAYS;
}

function figuresOf(rise: Rise, day: PlainDate, threshold: number) {
  const countedFrom = daysAfter(day, 1 - rise.windowDays);
  return {
    countedFrom,
    countedUntil: day,
    count: rise.count,
    baselineFrom: daysAfter(countedFrom, -rise.baselineDays),
    baselineUntil: daysAfter(countedFrom, -1),
    baselineCount: rise.baseline,
    expected: rise.expected,
    probability: rise.probability,
    threshold,
  };
}

/** The lowest organisation in which all of it lies; of a topic or a branch its region or the union. */
async function placeOf(
  em: EntityManager,
  cell: Cell,
  path: string,
  from: PlainDate,
  until: PlainDate,
): Promise<{ id: string; path: string }> {
  const [top = ""] = path.split(".");
  const node =
    cell.subject === TroubleSubject.EMPLOYER
      ? await lowestOf(em, cell, from, until)
      : (cell.regionNode ?? Number(top));
  const [organisation] = await em.execute<{ id: string; path: string }[]>(
    "select id, path from published.organisation_place where node = ?",
    [node],
  );
  if (!organisation) throw new Error(`There is no organisation with the node ${node}.`);
  return organisation;
}

async function lowestOf(em: EntityManager, cell: Cell, from: PlainDate, until: PlainDate): Promise<number> {
  const rows = await em.execute<{ path: string }[]>(
    `select distinct path from happenings join published.organisation_place on id = organisation_id
     where kind = any(?::text[]) and day between ? and ? and ${cell.sql}`,
    [`{${Object.values(AppealKind).join()}}`, from, until, ...cell.params],
  );
  const [first = [], ...others] = rows.map(({ path }) => path.split("."));
  const shared = first.findIndex((node, at) => others.some((other) => other[at] !== node));
  return Number(first.at(shared === -1 ? -1 : shared - 1));
}
