import { Migration } from "@mikro-orm/migrations";

/**
 * What membership gave below organisations, all that are asked for at once; and of that, what may be told to everybody: a
 * primary's month is told where five people bought, whole or not at all. Whatever is subtracted from whatever is then
 * made of such months.
 */
export class TellOfFive extends Migration {
  override up(): void {
    const lends = "language plpgsql stable security definer set search_path = loyalty, extensions";
    // The registry makes its views after us.
    const homes = `homes as materialized (
      select asked.id as top, below.id as home
      from (select id, split_part(path, '.', -1) as node from published.organisation where id = any(tops)) asked
      join (select id, unnest(string_to_array(path, '.')) as node from published.organisation) below using (node))`;
    const sums = (name: string, condition: string) => {
      const told = `filter (where ${condition})`;
      return `count(*) ${told} ::int as ${name}_purchases,
        coalesce(sum(spent_kopecks) ${told}, 0)::bigint as ${name}_spent,
        coalesce(sum(returned_kopecks) ${told}, 0)::bigint as ${name}_returned,
        coalesce(sum(discount_kopecks) ${told}, 0)::bigint as ${name}_discounts,
        count(distinct member_id) ${told} ::int as ${name}_participants`;
    };
    const columns = (name: string) => `${name}_purchases int, ${name}_spent bigint, ${name}_returned bigint,
      ${name}_discounts bigint, ${name}_participants int`;
    this.addSql(`create function benefits_below(tops uuid[], since date, until date)
      returns table (top uuid, ${columns("all")}, ${columns("told")}) ${lends} as $$
      #variable_conflict use_column
      begin
        return query with ${homes},
        bought as materialized (
          select * from benefits where organisation_id in (select home from homes) and month between since and until),
        told as (
          select organisation_id, month from bought group by organisation_id, month having count(distinct member_id) >= 5)
        select homes.top, ${sums("all", "true")}, ${sums("told", "told.month is not null")}
        from homes join bought on organisation_id = home
        left join told on told.organisation_id = home and told.month = bought.month
        group by homes.top;
      end $$`);
    this
      .addSql(`create function participants_below(tops uuid[]) returns table (top uuid, participants int) ${lends} as $$
      #variable_conflict use_column
      begin
        return query with ${homes}
        select homes.top, count(*)::int from homes join participants on organisation_id = home
        where until is null group by homes.top;
      end $$`);
    this.addSql(`drop function benefit_of_primaries(uuid[], date, date)`);
    this.addSql(`drop function participants_of(uuid[])`);
  }
}
