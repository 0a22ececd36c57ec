import { Migration } from "@mikro-orm/migrations";
import { CARD_COUNTERS, COUNTERS, MEMBER_COUNTERS } from "./counters.js";

/** The auditor: what is kept beside the rows, counted from the rows again, and how many differ. */
export class AuditCounts extends Migration {
  override up(): void {
    const of = (counters: Readonly<Record<string, string>>) =>
      Object.entries(counters)
        .map(([name, condition]) => `count(*) filter (where ${condition}) as ${name}`)
        .join(", ");
    const kept = COUNTERS.map((counter) => `coalesce(kept.${counter}, 0)`).join(", ");
    const found = [
      ...Object.keys(MEMBER_COUNTERS).map((counter) => `coalesce(people.${counter}, 0)`),
      ...Object.keys(CARD_COUNTERS).map((counter) => `coalesce(cards.${counter}, 0)`),
    ].join(", ");
    const sums = (sign: string) => COUNTERS.map((counter) => `${sign}${counter} as ${counter}`).join(", ");
    const rest = COUNTERS.map((counter) => `sum(${counter}) <> 0`).join(" or ");
    this.addSql(`create function audit() returns table (what text, drift bigint)
      language sql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        select 'counts of primaries', count(*)
          from (select primary_id, ${of(MEMBER_COUNTERS)} from members group by 1) people
          full join (select primary_id, ${of(CARD_COUNTERS)} from membership_cards group by 1) cards using (primary_id)
          full join member_counts kept using (primary_id)
          where (${kept}) <> (${found})
        union all
        select 'days since the last picture', count(*) from (
          select primary_id from (
            select primary_id, ${sums("")} from member_counts
            union all select primary_id, ${sums("-")} from member_counts_at
              where day = (select max(day) from count_pictures)
            union all select primary_id, ${sums("-")} from member_count_days
              where day > coalesce((select max(day) from count_pictures), '-infinity')) known
          group by primary_id having ${rest}) unequal
        union all
        select 'pictures and days against rows and their changes', count(*)
          from (select day from count_pictures union select current_date - 45) days,
            lateral member_counts_on(null, days.day) kept, lateral recounted_on(null, days.day) found
          where kept is distinct from found
        union all
        select 'nodes of members', count(*) from members left join organisations home on node = primary_id
          where (members.territorial_id, members.okrug_id, members.region_id)
            is distinct from (home.territorial_id, home.okrug_id, home.region_id)
        union all
        select 'primaries of cards', count(*) from membership_cards join members on members.id = member_id
          where membership_cards.primary_id <> members.primary_id
        union all
        select 'nodes of counts', count(*) from member_counts kept join organisations home on node = primary_id
          where (kept.territorial_id, kept.okrug_id, kept.region_id)
            is distinct from (home.territorial_id, home.okrug_id, home.region_id)
        union all
        select 'gaps of forms', count(*) from organisation_gaps kept full join organisation_gaps_now found using (organisation_id)
          where kept.gaps is distinct from found.gaps or kept.region_id is distinct from found.region_id
            or kept.territorial_id is distinct from found.territorial_id or kept.okrug_id is distinct from found.okrug_id
        union all
        select 'statistics', count(*) from (
          select from (
            select region_id, birth_year, sex, education, occupation, members from member_statistics
            union all
            select region_id, extract(year from born_on)::smallint, sex, education, occupation, -count(*)
              from members left join careers on member_id = members.id
              where status = 'ON_REGISTER' group by 1, 2, 3, 4, 5) cells
          group by region_id, birth_year, sex, education, occupation having sum(members) <> 0) unequal
        union all
        select 'words of names', count(*) from (select distinct last_name from members) names
          where not exists (select from name_words
            where near = name_key(last_name) and part = 'LAST' and word = name_key(last_name)) $$`);
    this.addSql(`revoke execute on function audit() from public`);

    // Changes as on a busy day, for unions that are only for trying: each a function of the seed.
    this.addSql(`create function shake(seed int, most int) returns void
      language plpgsql set search_path = registry, extensions as $$
      declare
        primaries int[] := array(select node from organisations where level = 'PRIMARY' and closed_on is null order by 1);
        size float8 := greatest(1, (select reltuples from pg_class where oid = 'members'::regclass));
      begin
        perform set_config('angel.since', (current_date - (seed / 7) % 400)::text, true);
        with picked as (
          select id, row_number() over () + seed as turn
          from members tablesample system (least(100, 130.0 * most / size)) repeatable (seed) limit most)
        update members set
          occupation = case turn % 9 when 0 then 'PENSIONER' when 1 then null when 2 then 'EMPLOYED' when 3 then 'STUDENT'
            else occupation::text end::occupation,
          sex = case turn % 31 when 0 then null when 1 then 'FEMALE' else sex::text end::sex,
          workplace = case turn % 13 when 0 then null when 1 then 'Школа' else workplace end,
          consented_on = case turn % 17 when 0 then null when 1 then current_date else consented_on end,
          status = case turn % 11 when 0 then 'REMOVED' when 1 then 'ON_REGISTER' else status::text end::member_status,
          primary_id = case turn % 5 when 0
            then primaries[1 + ((turn * 7919 + seed) % array_length(primaries, 1))::int] else primary_id end
        from picked where members.id = picked.id;
        with picked as (
          select number, row_number() over () + seed as turn
          from membership_cards tablesample system (least(100, 30.0 * most / size)) repeatable (seed) limit most / 5)
        update membership_cards set
          status = case turn % 4 when 0 then 'ISSUED' when 1 then 'BLOCKED' when 2 then 'VIRTUAL' else status::text end::card_status
        from picked where membership_cards.number = picked.number;
        update membership_cards set primary_id = members.primary_id from members
          where members.id = member_id and membership_cards.primary_id <> members.primary_id
            and members.id in (select row_key::uuid from changes where table_name = 'members' and at >= now() and was ? 'primary_id');
        perform set_config('angel.since', '', true);
      end $$`);
    this.addSql(`revoke execute on function shake(int, int) from public`);
  }
}
