import type { Batch, Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { keyOf } from "../employer/employer.js";
import { AppealTrend, type Subject } from "./context.type.js";

/** That an appeal is about the employer: by its tax id, by its key, or by that of an employer called alike. */
export function ofEmployer({ employerName, employerTaxId }: Subject): { sql: string; values: unknown[] } {
  const name = employerName ?? "";
  return {
    sql: "(employer_tax_id = ? or employer_key = any((select employers_alike(?) || ?::text)::text[]))",
    values: [employerTaxId, name.toLowerCase(), name === "" ? null : keyOf(name)],
  };
}

const MEASURES = ["employer", "topic", "branch", "region"] as const;
export type Measure = (typeof MEASURES)[number];

type MonthRow = Record<Measure | `last_${Measure}` | `before_${Measure}`, number> & { month: PlainDate };

export const trends: Batch<Subject, Record<Measure, AppealTrend>> = (subjects, context) =>
  Promise.all(subjects.map((subject) => trendsOf(subject, context)));

async function trendsOf(subject: Subject, { em }: Context): Promise<Record<Measure, AppealTrend>> {
  const { topicCode, branch, regionId } = subject;
  const employer = ofEmployer(subject);
  const counts = MEASURES.flatMap((measure) => [
    `count(*) filter (where ${measure})::int as ${measure}`,
    `count(*) filter (where ${measure} and age < interval '90 days')::int as last_${measure}`,
    `count(*) filter (where ${measure} and age >= interval '90 days' and age < interval '180 days')::int as before_${measure}`,
  ]);
  const rows = await em.execute<MonthRow[]>(
    `with months as (
       select month::date as month from generate_series(date_trunc('month', now() at time zone 'Europe/Moscow')
         - interval '12 months', now() at time zone 'Europe/Moscow', interval '1 month') as month),
     alike as (
       select date_trunc('month', registered_at at time zone 'Europe/Moscow')::date as month, now() - registered_at as age,
         ${employer.sql} as employer, region, region and topic_code = ? as topic, region and branch = ? as branch
       from appeals, lateral (select region_id = ?::uuid as region) as inside
       where registered_at >= (select min(month)::timestamp at time zone 'Europe/Moscow' from months)
         and (region_id = ?::uuid or ${employer.sql}))
     select months.month::text as month, ${counts.join(", ")}
     from months left join alike using (month) group by months.month order by months.month`,
    [...employer.values, topicCode, branch, regionId, regionId, ...employer.values],
  );
  const trendOf = (measure: Measure) =>
    Object.assign(new AppealTrend(), {
      lastCount: sum(rows, `last_${measure}`),
      beforeCount: sum(rows, `before_${measure}`),
      months: rows.map((row) => ({ startsOn: row.month, count: row[measure] })),
    });
  return {
    employer: trendOf("employer"),
    topic: trendOf("topic"),
    branch: trendOf("branch"),
    region: trendOf("region"),
  };
}

function sum(rows: readonly MonthRow[], column: keyof Omit<MonthRow, "month">): number {
  return rows.reduce((all, row) => all + row[column], 0);
}
