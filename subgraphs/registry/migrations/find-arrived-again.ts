import { Migration } from "@mikro-orm/migrations";

/**
 * What the judging cannot answer for. Whose day of birth is not told is the one of the same name without a day of birth
 * on the same register, however long they have been there: no likeness says so. And while a file that has been put on
 * is taken back, nobody notes for it who changes.
 */
export class FindArrivedAgain extends Migration {
  override up(): void {
    this.addSql(`create or replace function is_judged_lately(of_import uuid) returns boolean
      language sql stable security definer set search_path = registry, extensions as $$
        select coalesce((
          select applied_at is null and created_at > now() - interval '1 day'
            and judged_from <= pg_snapshot_xmin(pg_current_snapshot())
          from member_imports where id = of_import), false) $$`);
    this
      .addSql(`create or replace function find_arrived_rows(of_import uuid, from_line int, to_line int) returns void
      language plpgsql set search_path = registry, extensions set enable_nestloop = off as $$
      declare
        changed uuid[] := changed_since_judging(of_import);
        names text[] := array(select name_key from members where id = any(changed));
      begin
        with found as materialized (
          select pending.line, pending.born_on, pending.primary_id, known.id, known.primary_id as known_primary_id
          from member_import_rows pending cross join lateral (
            (select members.id, members.primary_id from members
              where members.born_on = pending.born_on and members.name_key = pending.name_key
                and status = 'ON_REGISTER' limit 1)
            union all
            (select members.id, members.primary_id from members
              where pending.born_on is null and members.primary_id = pending.primary_id
                and members.name_key = pending.name_key and members.born_on is null
                and status = 'ON_REGISTER' limit 1)) known
          where pending.import_id = of_import and pending.line between from_line and to_line
            and pending.verdict = 'NEW' and pending.member_id is null
            and (changed is null or pending.born_on is null or pending.name_key = any(names)))
        update member_import_rows arrived set
          verdict = case when known_primary_id = found.primary_id then 'SAME' else 'ON_ANOTHER_REGISTER' end::import_verdict,
          reason = case when found.born_on is null then 'NAME' else 'NAME_AND_BIRTH' end::match_reason,
          match_id = found.id
        from found
        where arrived.import_id = of_import and arrived.line between from_line and to_line and arrived.line = found.line;
      end $$`);
  }
}
