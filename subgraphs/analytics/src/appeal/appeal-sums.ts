import type { Period } from "../figure/period.js";
import { HAPPENINGS, happeningsWhere } from "../happening/happening.js";
import type { Sum } from "../organisation/sum-below.js";
import {
  type AppealAnalysisFilter,
  AppealDimension,
  AppealKind,
  AppealOrder,
} from "./appeal-analysis.type.js";

/** What is looked at: days, as many before them if any are, and which appeals. */
interface Looked {
  period: Period;
  before: Period | null;
  filter: AppealAnalysisFilter;
}

export interface SummedAppeals {
  count: number;
  before: number;
  organisations: number;
}

const ORGANISATIONS = "(count(distinct organisation_id) filter (where now > 0))::int";
const SUMS = `coalesce(sum(now), 0)::int as count, coalesce(sum(earlier), 0)::int as before,
  ${ORGANISATIONS} as organisations`;

/** By what is first. Of a difference chance makes about the square root of both numbers together. */
const RANKS: Record<AppealOrder, string> = {
  [AppealOrder.MOST]: "sum(now)",
  [AppealOrder.GROWING]: "(sum(now) - sum(earlier)) / sqrt(sum(now + earlier))",
  [AppealOrder.WIDEST]: ORGANISATIONS,
};

const COLUMNS: Record<AppealDimension, string> = {
  [AppealDimension.KIND]: "kind",
  [AppealDimension.TOPIC]: "topic",
  [AppealDimension.EMPLOYER]: "employer_key",
  [AppealDimension.BRANCH]: "branch",
  [AppealDimension.ORGANISATION]: "node",
};

export function columnOf(dimension: AppealDimension, depth: number): string {
  return dimension === AppealDimension.ORGANISATION
    ? `nullif(split_part(place.path, '.', ${depth + 1}), '')`
    : COLUMNS[dimension];
}

/** The sums of all that are looked at, in the days and before. */
export function totalOf({ period, before, filter }: Looked): Sum & { params: unknown[] } {
  const { employer: employerKey, ...rest } = filter;
  const { where, params } = happeningsWhere(Object.values(AppealKind), { ...rest, employerKey });
  return {
    ...HAPPENINGS,
    join: `${HAPPENINGS.join} cross join lateral (select case when day >= ? then count else 0 end as now,
      case when day < ? then count else 0 end as earlier) counted`,
    sums: SUMS,
    where: `${where} and day between ? and ?`,
    params: [period.from, period.from, ...params, (before ?? period).from, period.until],
  };
}

/** The same for each value of a column, the first of them in an order. */
export function partsOf(looked: Looked, column: string, order: AppealOrder, first: number): Sum {
  return {
    ...totalOf(looked),
    sums: `${column} as value, ${SUMS}, ${RANKS[order]} as rank`,
    by: `value order by rank desc, count desc, value limit ${first}`,
  };
}
