import { Migration } from "@mikro-orm/migrations";

/**
 * How many persons stood on each register below an organisation on a day with a card in one of the statuses. Sought among
 * those who are there now or have ever left; two cards that were merged are one person's.
 */
export class CountInsured extends Migration {
  override up(): void {
    this.addSql(`create function published.insured_on(top uuid, on_day date, statuses text[])
      returns table (organisation_id uuid, insured int)
      language plpgsql stable security definer set search_path = registry, extensions set jit = off as $$
      declare
        place organisations;
        inside int[];
        sought uuid[];
        of_sought text := '';
      begin
        select * into place from organisations where id = top;
        if not found then return; end if;
        if place.parent_id is not null then
          inside := array(select node from organisations where path <@ place.path and level = 'PRIMARY');
          with recursive near as (
            select members.id from members where primary_id = any(inside)
            union
            select movements.member_id from movements where from_id = any(inside)
            union
            select case near.id when kept_id then merged_id else kept_id end
            from near join member_merges on near.id in (kept_id, merged_id) and undone_at is null)
          select array_agg(near.id) into sought from near;
          of_sought := 'and member_id = any($4)';
        end if;
        return query execute format($query$
          with recursive persons as (
            select merged_id as one, kept_id as person from member_merges where undone_at is null
            union
            select one, kept_id from persons
            join member_merges on merged_id = person and undone_at is null),
          roots as (
            select one, person from persons
            where not exists (select from member_merges where merged_id = person and undone_at is null)),
          placed as (
            select distinct on (member_id) member_id, kind, movements.organisation_id as node from movements
            where moved_on <= $1 %1$s
            order by member_id, moved_on desc, recorded_at desc, movements.id desc),
          held as (
            select member_id from published.card_period
            where from_on <= $1 and (until_on is null or until_on > $1) and status = any($2) %1$s)
          select organisations.id, count(distinct coalesce(person, placed.member_id))::int
          from placed
          left join roots on one = placed.member_id
          join organisations on organisations.node = placed.node
          where kind <> 'REMOVED' and ($3 is null or placed.node = any($3))
            and coalesce(person, placed.member_id) in (
              select coalesce(person, member_id) from held left join roots on one = member_id)
          group by organisations.id $query$, of_sought)
        using on_day, statuses, inside, sought;
      end $$`);
    this.addSql(`revoke execute on function published.insured_on(uuid, date, text[]) from public`);
    // A role of insurance may come to the database after us.
    this.addSql(`alter function publish_consent() rename to publish_consent_views`);
    this.addSql(`create function publish_consent() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        perform publish_consent_views();
        if exists (select from pg_roles where rolname = 'insurance') then
          grant execute on function published.insured_on(uuid, date, text[]) to insurance;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_consent() from public`);
    this.addSql(`grant execute on function publish_consent() to registry`);
    this.addSql(`revoke execute on function publish_consent_views() from public, registry`);
    this.addSql(`select publish_consent()`);
  }
}
