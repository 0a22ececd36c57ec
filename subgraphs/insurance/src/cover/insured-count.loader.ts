import type { EntityManager } from "@angel/kit/database";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";

export function keyOfCount(organisationId: string, day: PlainDate): string {
  return `${day} ${organisationId}`;
}

/** How many are insured in subtrees; the keys name the day and the organisation. */
export const insuredCounts: Batch<string, number> = async (keys, { em }) => {
  const [registry] = await em.execute<{ stands: boolean }[]>(
    "select to_regprocedure('published.insured_on(uuid,date,text[])') is not null as stands",
  );
  if (!registry?.stands) return keys.map(() => 0);
  const counts: number[] = [];
  for (const key of keys) {
    const [day = "", id = ""] = key.split(" ");
    counts.push(isUuid(id) ? await insuredOn(em, id, day) : 0);
  }
  return counts;
};

/** The registry counts by the statuses of cards; which of them cover says the nearest programme above each register. */
async function insuredOn(em: EntityManager, organisationId: string, day: PlainDate): Promise<number> {
  const [sum] = await em.execute<{ insured: number }[]>(
    `with promised as materialized (
       select top.path, covering_statuses from programme_terms
       join programmes on programmes.id = programme_id
       join published.organisation top on top.id = organisation_id
       where ?::date between starts_on and coalesce(ends_on, 'infinity'))
     select coalesce(sum(insured), 0)::int as insured
     from (select distinct covering_statuses as statuses from promised) as counted
     cross join lateral published.insured_on(?::uuid, ?::date, statuses)
     join published.organisation home on home.id = insured_on.organisation_id
     cross join lateral (
       select covering_statuses from promised where home.path = path or home.path like path || '.%'
       order by length(path) desc limit 1) nearest
     where nearest.covering_statuses = statuses`,
    [day, organisationId, day],
  );
  return sum?.insured ?? 0;
}
