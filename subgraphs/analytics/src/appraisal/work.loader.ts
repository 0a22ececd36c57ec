import type { Context } from "@angel/kit/subgraph";
import type { Period } from "../figure/period.js";
import { ANSWERED } from "../appeal/hear-appeals.js";
import { HAPPENINGS } from "../happening/happening.js";
import { grouped } from "../organisation/grouped.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { rowsBelow, type Sum } from "../organisation/sum-below.js";
import type { InterestFigure } from "./appraisal.type.js";

const MOST_INTERESTS = 50;

/** How soon applications are decided, who met, and how many cards were completed: of organisations, over days. */
export interface Work {
  applications: number;
  decided: number;
  median_days: number | null;
  waiting: number;
  longest_wait: number | null;
  meetings: number;
  met: number;
  completed: number;
  answered: number;
  answered_in_time: number;
}

export interface AskedWork {
  organisation: Organisation;
  period: Period;
}

export async function workOf(asked: readonly AskedWork[], context: Context): Promise<Work[]> {
  const found = new Map<AskedWork, Work>();
  for (const alike of grouped(asked, ({ period }) => `${period.from} ${period.until}`).values()) {
    const { from, until } = (alike[0] as AskedWork).period;
    const places = alike.map(({ organisation }) => organisation);
    const counts = await Promise.all(
      sumsIn(from, until).map((sum) => rowsBelow<Partial<Work>>(places, sum, context)),
    );
    for (const one of alike)
      found.set(
        one,
        Object.assign({ ...NONE }, ...counts.map((count) => count.get(one.organisation.node)?.[0])) as Work,
      );
  }
  return asked.map((one) => found.get(one) as Work);
}

const NONE: Work = {
  applications: 0,
  decided: 0,
  median_days: null,
  waiting: 0,
  longest_wait: null,
  meetings: 0,
  met: 0,
  completed: 0,
  answered: 0,
  answered_in_time: 0,
};

function sumsIn(from: string, until: string): Sum[] {
  const days = [from, until];
  return [
    {
      view: "application_day",
      own: "node",
      sums: "count(*)::int as applications",
      where: "submitted_on between ? and ?",
      params: days,
    },
    {
      view: "application_day",
      own: "node",
      sums: "count(*)::int as waiting, round(max(days)::numeric, 1)::float8 as longest_wait",
      where: "status = 'SUBMITTED'",
    },
    {
      view: "application_day",
      own: "node",
      sums: `count(*)::int as decided,
        round((percentile_cont(0.5) within group (order by days))::numeric, 1)::float8 as median_days`,
      where: "decided_on between ? and ? and status in ('ACCEPTED', 'REJECTED')",
      params: days,
    },
    {
      view: "meeting_day",
      own: "node",
      sums: "count(*)::int as meetings, count(distinct node)::int as met",
      where: "day between ? and ?",
      params: days,
    },
    {
      view: "headcount_day",
      totals: { NATIONAL: "headcount_day_total" },
      sums: "coalesce(sum(complete), 0)::int as completed",
      where: "day between ? and ?",
      params: days,
    },
    {
      ...HAPPENINGS,
      sums: `coalesce(sum(count), 0)::int as answered,
        coalesce(sum(count) filter (where kind = '${ANSWERED.inTime}'), 0)::int as answered_in_time`,
      where: "kind in (?, ?) and day between ? and ?",
      params: [ANSWERED.inTime, ANSWERED.late, ...days],
    },
  ];
}

/** What members like to do, as notes on their cards say, the most frequent first. */
export async function interests(
  organisations: readonly Organisation[],
  context: Context,
): Promise<InterestFigure[][]> {
  const found = await rowsBelow<InterestFigure>(
    organisations,
    {
      view: "member_interest",
      by: `interest order by count(distinct member_id) desc, interest limit ${MOST_INTERESTS}`,
      sums: "interest, count(distinct member_id)::int as count",
    },
    context,
  );
  return organisations.map(({ node }) => found.get(node) ?? []);
}
