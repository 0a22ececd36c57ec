import pg from "pg";

/**
 * How many work where the primaries are, on the last two first days of January, so that coverage shows. The report of
 * 2022 says nothing of it: between 55 and 98 of a hundred who work there are members, and a year before the last count
 * there worked a fiftieth more. In one statement, once, the same at each load; returns how many primaries were counted
 * and the hash of the counts, or null where somebody has counted already.
 */
export async function loadHeadCounts(databaseUrl: string): Promise<{ count: number; hash: string } | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number; hash: string | null }>(
      `with working as (
         select node, employed, 0.55 + 0.43 * (node * 7919::bigint % 1009) / 1009 as share,
           (node * 104729::bigint % 997) / 997.0 as youth
         from registry.organisations join registry.member_counts on primary_id = node
         where level = 'PRIMARY' and employer_id is not null and closed_on is null and employed > 0
           and not exists (select from registry.head_counts)),
       counted as (
         select node, counted_on, ceil(employed / share * size)::int as employed, youth,
           encode(sha256((node || ' ' || counted_on)::bytea), 'hex') as draw
         from working cross join (values ('2025-01-01'::date, 1.02), ('2026-01-01', 1.0)) days (counted_on, size)),
       told as (
         insert into registry.head_counts (id, organisation_id, counted_on, employed, pedagogical, young)
         select format('01941f29-7c00-7%s-8%s-%s', left(draw, 3), substring(draw from 4 for 3), substring(draw from 7 for 12))::uuid,
           node, counted_on, employed, floor(employed * 0.48), floor(employed * (0.12 + 0.2 * youth))
         from counted returning organisation_id, counted_on, employed, pedagogical, young)
       select count(distinct organisation_id)::int as count, left(encode(sha256(string_agg(
         concat_ws(' ', organisation_id, counted_on, employed, pedagogical, young), ','
         order by organisation_id, counted_on)::bytea), 'hex'), 16) as hash
       from told`,
    );
    const { count = 0, hash = null } = rows[0] ?? {};
    return hash === null ? null : { count, hash };
  } finally {
    await client.end();
  }
}
