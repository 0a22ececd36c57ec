import { Migration } from "@mikro-orm/migrations";

/**
 * Who looked at whose card («Кто смотрел мои данные»). Only added to, by `keep_accesses` alone: a batch at a time, each
 * with a hash over its rows and the hash before it, so that a row changed or taken away is noticed by `check_accesses`.
 */
export class KeepAccesses extends Migration {
  override up(): void {
    this.addSql(`create table accesses (
      id uuid not null default uuidv7(),
      at timestamptz not null,
      batch bigint not null,
      account_id uuid not null,
      role text not null,
      path ltree,
      member_id uuid not null,
      operation text not null,
      primary key (id, at)
    ) partition by range (at)`);
    this.addSql(`create index accesses_of_member on accesses (member_id, at desc, id desc)`);
    this.addSql(`create index accesses_of_batch on accesses (batch)`);
    this.addSql(`create table access_batches (
      number bigint primary key,
      kept_at timestamptz not null default clock_timestamp(),
      hash bytea not null
    )`);
    this.addSql(`revoke all on access_batches from registry`);
    this.addSql(`revoke insert, update, delete on accesses from registry`);
    this.addSql(`alter table accesses enable row level security`);
    this.addSql(`alter table accesses force row level security`);
    this.addSql(`create policy seen_by_oneself on accesses for select to registry
      using (member_id = (select own_member()))`);
    this.addSql(`create policy seen_by_administrators on accesses for select to registry
      using ((select covers_union('{ADMINISTRATOR}')))`);
    this.addSql(`create policy lent_by_owner on accesses for select to registry_owner using (true)`);
    this.addSql(`create policy added_by_owner on accesses for insert to registry_owner with check (true)`);
    this.createChain();
  }

  private createChain(): void {
    const lends = "security definer set search_path = registry, extensions";
    this.addSql(`create function hash_of_accesses(number bigint, before bytea) returns bytea
      language sql stable set search_path = registry, extensions as $$
        select sha256(coalesce(before, '') || convert_to(coalesce(string_agg(concat_ws('|',
          id, extract(epoch from at), account_id, role, path, member_id, operation), E'\\n' order by id), ''), 'UTF8'))
        from accesses where batch = number $$`);
    this.addSql(`create function keep_accesses(entries json) returns void
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
        insert into accesses (at, batch, account_id, role, path, member_id, operation)
        select at, coalesce(last.number, 0) + 1, "accountId", role, nullif(path, '*')::ltree, "memberId", operation
        from json_to_recordset(entries) as entry (
          at timestamptz, "accountId" uuid, role text, path text, "memberId" uuid, operation text);
        insert into access_batches (number, hash)
        values (coalesce(last.number, 0) + 1, hash_of_accesses(coalesce(last.number, 0) + 1, last.hash));
      end $$`);
    this.addSql(`create function check_accesses() returns setof bigint
      language sql stable ${lends} as $$
        select number from (
          select number, hash, lag(hash) over in_order as hash_before, lag(number, 1, 0::bigint) over in_order as before
          from access_batches window in_order as (order by number)) chained
        where number <> before + 1 or hash <> hash_of_accesses(number, hash_before)
        union
        select batch from accesses where not exists (select from access_batches where number = batch) $$`);
    for (const lent of ["keep_accesses(json)", "check_accesses()"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to registry`);
    }
  }
}
