import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Share } from "../figure/share.type.js";
import { HAPPENINGS, happeningsWhere } from "../happening/happening.js";
import { grouped } from "../organisation/grouped.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { rowsBelow } from "../organisation/sum-below.js";
import { firstOf, stepsOf } from "../trend/steps.js";
import type { TrendStep } from "../trend/trend.type.js";
import {
  type AppealAnalysis,
  AppealDimension,
  AppealFigure,
  AppealKind,
  type AppealOrder,
  type AppealPoint,
} from "./appeal-analysis.type.js";
import { columnOf, partsOf, type SummedAppeals, totalOf } from "./appeal-sums.js";

const NONE: SummedAppeals = { count: 0, before: 0, organisations: 0 };

/** Of many organisations at once, when the same is looked at. */
export async function appealTotals(
  asked: readonly AppealAnalysis[],
  context: Context,
): Promise<SummedAppeals[]> {
  const found = new Map<AppealAnalysis, SummedAppeals>();
  for (const alike of grouped(asked, lookedAt).values()) {
    const [one] = alike as [AppealAnalysis];
    const sums = await rowsBelow<SummedAppeals>(placesOf(alike), totalOf(one), context);
    for (const analysis of alike) found.set(analysis, sums.get(analysis.organisation.node)?.[0] ?? NONE);
  }
  return asked.map((one) => found.get(one) ?? NONE);
}

export interface AskedParts {
  analysis: AppealAnalysis;
  by: AppealDimension;
  order: AppealOrder;
  first: number;
}

interface Part extends SummedAppeals {
  value: string | null;
}

export async function appealFigures(
  asked: readonly AskedParts[],
  context: Context,
): Promise<AppealFigure[][]> {
  const found = new Map<AskedParts, AppealFigure[]>();
  const depthOf = ({ analysis }: AskedParts) => analysis.organisation.path.split(".").length;
  const alikes = grouped(asked, (one) =>
    [lookedAt(one.analysis), one.by, one.order, one.first, depthOf(one)].join(" "),
  );
  for (const alike of alikes.values()) {
    const [one] = alike as [AskedParts];
    const analyses = alike.map(({ analysis }) => analysis);
    const column = columnOf(one.by, depthOf(one));
    const sum = partsOf(one.analysis, column, one.order, one.first);
    const [parts, totals] = await Promise.all([
      rowsBelow<Part>(placesOf(analyses), sum, context),
      context.load(appealTotals).loadMany(analyses),
    ]);
    const named = one.by === AppealDimension.ORGANISATION ? await byNode(parts.values(), context) : null;
    for (const [at, { analysis }] of alike.entries()) {
      const total = totals[at] as SummedAppeals;
      const rows = parts.get(analysis.organisation.node) ?? [];
      found.set(
        alike[at] as AskedParts,
        rows.map(({ value, count, before, organisations }) =>
          Object.assign(new AppealFigure(), {
            value: named ? null : value,
            organisation: named?.get(Number(value)) ?? null,
            count,
            before: analysis.before && before,
            growth: growthOf(count, before),
            share: new Share(count, total.count, analysis.countedUntil),
            organisationCount: organisations,
          }),
        ),
      );
    }
  }
  return asked.map((one) => found.get(one) ?? []);
}

/** How many times as many, to a hundredth. */
export function growthOf(count: number, before: number): number | null {
  return before === 0 ? null : Math.round((count / before) * 100) / 100;
}

export interface AskedSeries {
  analysis: AppealAnalysis;
  step: TrendStep;
}

export async function appealSeries(
  asked: readonly AskedSeries[],
  context: Context,
): Promise<AppealPoint[][]> {
  const found = new Map<AskedSeries, AppealPoint[]>();
  for (const alike of grouped(asked, ({ analysis }) => lookedAt(analysis)).values()) {
    const [{ analysis }] = alike as [AskedSeries];
    const { employer: employerKey, ...rest } = analysis.filter;
    const { where, params } = happeningsWhere(Object.values(AppealKind), { ...rest, employerKey });
    const days = await rowsBelow<{ day: string; count: number }>(
      placesOf(alike.map((one) => one.analysis)),
      {
        ...HAPPENINGS,
        sums: "day::text as day, sum(count)::int as count",
        where: `${where} and day between ? and ?`,
        params: [...params, analysis.countedFrom, analysis.countedUntil],
        by: "day",
      },
      context,
    );
    for (const one of alike) found.set(one, pointsOf(one, days.get(one.analysis.organisation.node) ?? []));
  }
  return asked.map((one) => found.get(one) ?? []);
}

function pointsOf({ analysis, step }: AskedSeries, days: readonly { day: string; count: number }[]) {
  const counts = new Map<string, number>();
  for (const { day, count } of days)
    counts.set(firstOf(day, step), (counts.get(firstOf(day, step)) ?? 0) + count);
  return stepsOf(analysis.period, step).map(({ from, until }) => ({
    countedFrom: from,
    countedUntil: until,
    count: counts.get(from) ?? 0,
  }));
}

const lookedAt = ({ period, before, filter }: AppealAnalysis) => JSON.stringify([period, before, filter]);

const placesOf = (analyses: readonly AppealAnalysis[]) => analyses.map(({ organisation }) => organisation);

async function byNode(parts: Iterable<readonly Part[]>, { em }: Context): Promise<Map<number, Organisation>> {
  const nodes = [...parts].flatMap((rows) => rows.flatMap(({ value }) => (value === null ? [] : [value])));
  const rows = await readPublished<Organisation>(
    em,
    ["organisation"],
    "select id, node, path, level, name from published.organisation where node = any(?::int[])",
    [`{${nodes.join()}}`],
  );
  return new Map(rows.map((row) => [row.node, Object.assign(new Organisation(), row)]));
}
