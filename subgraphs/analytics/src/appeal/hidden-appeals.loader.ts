import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { type Counted, toldCounts } from "../masking/told-counts.js";
import type { Counts, Hidden } from "../masking/suppress.js";
import { isOfYear, type Period } from "../figure/period.js";
import { grouped } from "../organisation/grouped.js";
import { countsBelow } from "../organisation/sum-below.js";
import { type AppealAnalysis, AppealDimension, AppealKind } from "./appeal-analysis.type.js";
import { columnOf, totalOf } from "./appeal-sums.js";

export const ALL = "ALL";

/** What may be told to those who do not see the cards, where no cell is small; employers are small as a rule. */
const TOLD = [AppealDimension.KIND, AppealDimension.TOPIC, AppealDimension.BRANCH] as const;

/** What of the analyses is hidden from the viewer: all of them, or the figures by kind, by topic, by branch. */
export async function hiddenAppeals(asked: readonly AppealAnalysis[], context: Context): Promise<Hidden[]> {
  const found = new Map<AppealAnalysis, Hidden>();
  for (const alike of grouped(asked, ({ period }) => JSON.stringify(period)).values()) {
    const [{ period }] = alike as [AppealAnalysis];
    const told = await toldCounts(
      alike.map(({ organisation }) => organisation),
      await countedIn(period, context),
      context,
    );
    for (const [at, analysis] of alike.entries()) found.set(analysis, told[at]?.hidden ?? new Set());
  }
  return asked.map((one) => found.get(one) ?? new Set());
}

interface Cell {
  dimension: AppealDimension;
  value: string | null;
}

/** Nothing but calendar years is told, and nothing of the days before them, in which other years would lie in part. */
async function countedIn(period: Period, { em }: Context): Promise<Counted> {
  const cells = await readPublished<Cell>(
    em,
    ["organisation_place"],
    `select distinct dimension, value from happenings
     cross join lateral (values ${TOLD.map((one) => `('${one}', ${columnOf(one, 0)})`).join(", ")}) told (dimension, value)
     where kind = any(?::text[]) and day between ? and ? order by dimension, value`,
    [`{${Object.values(AppealKind).join()}}`, period.from, period.until],
  );
  const total = totalOf({ period, before: null, filter: {} });
  const sums = cells.map(({ dimension }, at) => {
    const where = `filter (where ${columnOf(dimension, 0)} is not distinct from ?)`;
    return `coalesce(sum(now) ${where}, 0)::int as count_${at}`;
  });
  return {
    read: (places, context) =>
      countsBelow(
        places,
        {
          ...total,
          sums: ["coalesce(sum(now), 0)::int as count", ...sums].join(", "),
          params: [...cells.map(({ value }) => value), ...total.params],
        },
        context,
      ),
    untold: isOfYear(period) ? [] : [ALL, ...TOLD],
    partitions: [
      { name: ALL, cells: (counts) => [counts["count"] ?? 0] },
      ...TOLD.map((one) => ({
        name: one,
        refines: [ALL],
        cells: (counts: Counts) =>
          cells.flatMap(({ dimension }, at) => (dimension === one ? [counts[`count_${at}`] ?? 0] : [])),
      })),
    ],
  };
}
