import { Migration } from "@mikro-orm/migrations";

/** Who read an application to join is noted too; whom it made a member finds those readers among the others. */
export class NoteApplications extends Migration {
  override up(): void {
    const lends = "security definer set search_path = registry, extensions";
    this.addSql(`alter table accesses
      add column application_id uuid,
      alter column member_id drop not null,
      add check (num_nonnulls(member_id, application_id) = 1)`);
    this.addSql(`create index accesses_of_application on accesses (application_id, at desc, id desc)
      where application_id is not null`);
    this.addSql(
      `create index join_applications_by_member on join_applications (member_id) where member_id is not null`,
    );
    // Row-level security hides one's own application from oneself; its id tells nothing.
    this.addSql(`create function applications_of_member(member uuid) returns setof uuid
      language sql stable ${lends} as $$ select id from join_applications where member_id = member $$`);
    this.addSql(`revoke execute on function applications_of_member(uuid) from public`);
    this.addSql(`grant execute on function applications_of_member(uuid) to registry`);
    this.addSql(`create policy of_own_application_seen on accesses for select to registry
      using (application_id in (select applications_of_member((select own_member()))))`);
    // An entry without an application has the hash that it had before there were any.
    this.addSql(`create or replace function hash_of_accesses(number bigint, before bytea) returns bytea
      language sql stable set search_path = registry, extensions as $$
        select sha256(coalesce(before, '') || convert_to(coalesce(string_agg(concat_ws('|',
          id, extract(epoch from at), account_id, role, path, member_id, operation,
          'application ' || application_id), E'\\n' order by id), ''), 'UTF8'))
        from accesses where batch = number $$`);
    this.addSql(`create or replace function keep_accesses(entries json) returns void
      language plpgsql ${lends} as $$
      declare
        month date;
        last access_batches;
      begin
        perform pg_advisory_xact_lock(hashtext('accesses'));
        for month in select distinct date_trunc('month', at at time zone 'UTC')::date
            from json_to_recordset(entries) as entry (at timestamptz) loop
          if to_regclass('accesses_' || to_char(month, 'YYYY_MM')) is null then
            execute format('create table accesses_%s partition of accesses for values from (%L) to (%L)',
              to_char(month, 'YYYY_MM'), month || 'T00:00:00Z', (month + interval '1 month')::date || 'T00:00:00Z');
            -- Only through the whole do the policies hold.
            execute format('revoke all on accesses_%s from registry', to_char(month, 'YYYY_MM'));
            execute format('alter table accesses_%s enable row level security, force row level security',
              to_char(month, 'YYYY_MM'));
          end if;
        end loop;
        select * into last from access_batches order by number desc limit 1;
        insert into accesses (at, batch, account_id, role, path, member_id, application_id, operation)
        select at, coalesce(last.number, 0) + 1, "accountId", role, nullif(path, '*')::ltree, "memberId",
          "applicationId", operation
        from json_to_recordset(entries) as entry (at timestamptz, "accountId" uuid, role text, path text,
          "memberId" uuid, "applicationId" uuid, operation text);
        insert into access_batches (number, hash)
        values (coalesce(last.number, 0) + 1, hash_of_accesses(coalesce(last.number, 0) + 1, last.hash));
      end $$`);
  }
}
