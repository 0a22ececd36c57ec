import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { headcountOf } from "../figure/headcount.js";
import { STEPS, STEPS_BY_DAY, STEPS_BY_MONTH } from "../figure/movement-steps.js";
import type { Period } from "../figure/period.js";
import type { Counts } from "../masking/suppress.js";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { countsBelow, rowsBelow, type Sum, sumsOf } from "../organisation/sum-below.js";
import { firstOf } from "./steps.js";
import { type TrendIndicator, TrendPoint, TrendStep } from "./trend.type.js";

export interface AskedTrend {
  organisation: Organisation;
  indicator: TrendIndicator;
  step: TrendStep;
  steps: readonly Period[];
}

/**
 * What is counted now, less the differences of the days since. The tree is the one of today, so that a series does not
 * leap where an organisation was moved.
 */
export async function trends(asked: readonly AskedTrend[], context: Context): Promise<TrendPoint[][]> {
  const found = new Map<AskedTrend, TrendPoint[]>();
  const [first] = await readPublished<{ day: PlainDate }>(
    context.em,
    ["picture_day"],
    "select min(day)::text as day from published.picture_day having count(*) > 0",
  );
  const alike = grouped(asked, ({ indicator, step, steps }) =>
    [indicator, step, steps[0]?.from, steps.at(-1)?.until].join(" "),
  );
  await Promise.all(
    [...alike.values()].map(async (group) => {
      const [{ indicator, step, steps }] = group as [AskedTrend];
      const counter = indicator.toLowerCase();
      const places = group.map(({ organisation }) => organisation);
      const [from, until] = [steps[0]?.from, steps.at(-1)?.until];
      const differences: Sum = {
        view: "headcount_day",
        totals: { NATIONAL: "headcount_day_total" },
        by: "day",
        sums: `day::text as step, sum(${counter})::int as change`,
        where: "day >= ?",
        params: [from],
      };
      const [now, days, movements] = await Promise.all([
        countsBelow(places, headcountOf([counter]), context),
        rowsBelow<Step>(places, differences, context),
        rowsBelow<Step>(places, movementsBy(step, from, until), context),
      ]);
      for (const one of group) {
        const { node } = one.organisation;
        found.set(
          one,
          pointsOf(
            steps.filter((point) => !first || point.until >= first.day),
            now.get(node)?.[counter] ?? 0,
            byStep(days.get(node), step),
            byStep(movements.get(node), step),
          ),
        );
      }
    }),
  );
  return asked.map((one) => found.get(one) ?? []);
}

interface Step extends Record<string, unknown> {
  step: PlainDate;
}

function movementsBy(step: TrendStep, from: unknown, until: unknown): Sum {
  const source = step === TrendStep.DAY ? STEPS_BY_DAY : STEPS_BY_MONTH;
  const column = source.by;
  return {
    ...source,
    sums: `${column}::text as step, ${sumsOf(STEPS)}`,
    where: `${column} between ? and ?`,
    params: [from, until],
  };
}

/** Days come one by one: dates of a few hundred groups are cut here, and not of each row there. */
function byStep(rows: readonly Step[] = [], step: TrendStep): Map<PlainDate, Counts> {
  const sums = new Map<PlainDate, Record<string, number>>();
  for (const { step: day, ...counts } of rows) {
    const first = firstOf(day, step);
    const sum = sums.get(first) ?? {};
    sums.set(first, sum);
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + Number(count);
  }
  return sums;
}

function pointsOf(
  steps: readonly Period[],
  now: number,
  changes: ReadonlyMap<PlainDate, Counts>,
  movements: ReadonlyMap<PlainDate, Counts>,
): TrendPoint[] {
  const last = steps.at(-1)?.from ?? "";
  let value = now;
  for (const [step, { change = 0 }] of changes) if (step > last) value -= change;
  return steps
    .toReversed()
    .map(({ from, until }) => {
      const { change = 0 } = changes.get(from) ?? {};
      const {
        registered = 0,
        transferred_in = 0,
        transferred_out = 0,
        removed = 0,
      } = movements.get(from) ?? {};
      const point = Object.assign(new TrendPoint(), {
        countedFrom: from,
        countedUntil: until,
        value,
        change,
        admittedCount: registered,
        transferredInCount: transferred_in,
        transferredOutCount: transferred_out,
        removedCount: removed,
      });
      value -= change;
      return point;
    })
    .toReversed();
}
