import { listOf } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";

export function keyOfCount(organisationId: string, day: PlainDate): string {
  return `${day} ${organisationId}`;
}

/**
 * How many are insured in subtrees; the keys name the day and the organisation. The registry counts by the statuses of
 * cards, and which of them cover says the nearest programme above each register: so a subtree is counted under the
 * programme at its head, and each programme further down takes its own subtree over from the one above it.
 */
export const insuredCounts: Batch<string, number> = async (keys, { em }) => {
  const [registry] = await em.execute<{ stands: boolean }[]>(
    "select to_regprocedure('published.insured_below(uuid,date,text[])') is not null as stands",
  );
  if (!registry?.stands) return keys.map(() => 0);
  const asked = keys.map((key) => key.split(" ") as [day: string, id: string]).filter(([, id]) => isUuid(id));
  const rows = await em.execute<{ id: string; day: string; insured: number }[]>(
    `with asked as materialized (
       select home.id, home.path, day from unnest(?::uuid[], ?::date[]) as given (id, day)
       join published.organisation home using (id)),
     promised as materialized (
       select top.id, top.path, covering_statuses as statuses, days.day
       from (select distinct day from asked) days
       join programme_terms on days.day between starts_on and coalesce(ends_on, 'infinity')
       join programmes on programmes.id = programme_id
       join published.organisation top on top.id = organisation_id),
     heads as (
       select asked.id as asked_id, asked.id, asked.path, asked.day, statuses, null::text[] as before
       from asked cross join lateral (
         select statuses from promised
         where promised.day = asked.day and (asked.path = path or asked.path like path || '.%')
         order by length(path) desc limit 1) nearest
       union all
       select asked.id, inner_one.id, inner_one.path, asked.day, inner_one.statuses, (
         select statuses from promised outer_one
         where outer_one.day = asked.day and inner_one.path like outer_one.path || '.%'
         order by length(path) desc limit 1)
       from asked join promised inner_one on inner_one.day = asked.day and inner_one.path like asked.path || '.%')
     select asked_id as id, day::text as day, sum(
       published.insured_below(id, day, statuses)
         - case when before is null then 0 else published.insured_below(id, day, before) end)::int as insured
     from heads where before is distinct from statuses group by asked_id, day`,
    [listOf(asked.map(([, id]) => id)), listOf(asked.map(([day]) => day))],
  );
  const counts = new Map(rows.map(({ id, day, insured }) => [keyOfCount(id, day), insured]));
  return keys.map((key) => counts.get(key.toLowerCase()) ?? 0);
};
