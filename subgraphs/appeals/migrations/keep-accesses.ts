import { Migration } from "@mikro-orm/migrations";

/** Who opened whose appeal: only added to, each row with a hash over itself and the row before. */
export class KeepAccesses extends Migration {
  override up(): void {
    const lends = "security definer set search_path = appeals, extensions";
    this.addSql(`create table accesses (
      place bigint primary key,
      seen_at timestamptz not null,
      account_id uuid not null,
      role text not null,
      appeal_id uuid not null,
      hash bytea not null
    )`);
    this.addSql(`create index accesses_of_appeal on accesses (appeal_id, place desc)`);
    this.addSql(`revoke insert, update, delete on accesses from appeals`);
    this.addSql(`alter table accesses enable row level security`);
    this.addSql(`alter table accesses force row level security`);
    this.addSql(`create policy seen_by_author on accesses for select to appeals using (
      (select is_platform()) or exists (select from appeals where appeals.id = appeal_id
        and (member_id = (select own_member()) or code_hash = (select held_code()))))`);
    this.addSql(`create policy kept_by_owner on accesses to appeals_owner using (true) with check (true)`);
    this.addSql(`create function hash_of_access(one accesses, before bytea) returns bytea
      language sql stable as $$
        select sha256(coalesce(before, '') || convert_to(concat_ws('|', one.place, extract(epoch from one.seen_at),
          one.account_id, one.role, one.appeal_id), 'UTF8')) $$`);
    this.addSql(`create function note_accesses(entries json) returns void
      language plpgsql ${lends} as $$
      declare
        entry accesses;
        last accesses;
      begin
        perform pg_advisory_xact_lock(hashtextextended('appeals.accesses', 0));
        select * into last from accesses order by place desc limit 1;
        for entry in select * from json_populate_recordset(null::accesses, entries) loop
          entry.place := coalesce(last.place, 0) + 1;
          entry.seen_at := clock_timestamp();
          entry.hash := hash_of_access(entry, last.hash);
          insert into accesses select entry.*;
          last := entry;
        end loop;
      end $$`);
    this.addSql(`create function check_accesses() returns setof bigint
      language sql stable ${lends} as $$
        select one.place from accesses one left join accesses before on before.place = one.place - 1
        where one.hash <> hash_of_access(one, before.hash) or one.place > 1 and before.place is null $$`);
    for (const lent of ["note_accesses(json)", "check_accesses()"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to appeals`);
    }
  }
}
