import { Migration } from "@mikro-orm/migrations";

/**
 * Claims with what hangs on them. Health stands sealed; rows are seen by the claimant and by those who handle claims where the
 * claimant was on the register, and by nobody else.
 */
export class CreateClaims extends Migration {
  override up(): void {
    this.knowTheViewer();
    this.addSql(`create table claim_exports (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity unique,
      organisation_id uuid not null,
      file_id uuid not null,
      claims int not null,
      created_at timestamptz not null default now(),
      created_by uuid not null
    )`);
    this.addSql(`create type claim_state as enum
      ('SUBMITTED', 'DOCUMENTS', 'ASSESSED', 'APPROVED', 'REFUSED', 'PAID')`);
    this.addSql(`create table claims (
      id uuid primary key default uuidv7(),
      number int not null generated always as identity unique,
      member_id uuid not null,
      filed_as uuid,
      organisation_id uuid not null,
      terms_id uuid not null references programme_terms,
      payout_table_id uuid references payout_tables,
      state claim_state not null default 'SUBMITTED',
      incident_on date not null,
      submitted_at timestamptz not null default now(),
      submitted_by uuid not null,
      idempotency_key text not null,
      request_mac bytea not null,
      hundredths int check (hundredths between 0 and 10000),
      payout_kopecks bigint check (payout_kopecks >= 0),
      paid_on date,
      payment_reference text,
      export_id uuid references claim_exports,
      revision int not null default 1,
      sealed bytea not null,
      unique (submitted_by, idempotency_key),
      check ((state = 'PAID') = (paid_on is not null))
    )`);
    this.addSql(`create index claims_of_member on claims (member_id, number desc)`);
    this.addSql(`create index claims_of_organisation on claims (organisation_id, number desc)`);
    this.addSql(`create table claim_steps (
      id uuid primary key default uuidv7(),
      claim_id uuid not null references claims,
      state claim_state not null,
      at timestamptz not null default clock_timestamp(),
      account_id uuid,
      sealed_note bytea
    )`);
    this.addSql(`create index claim_steps_of_claim on claim_steps (claim_id, id)`);
    this.addSql(`create type claim_document_kind as enum
      ('PHOTO', 'MEDICAL_REPORT', 'XRAY', 'SICK_LEAVE', 'OTHER')`);
    this.addSql(`create table claim_documents (
      id uuid primary key default uuidv7(),
      claim_id uuid not null references claims,
      kind claim_document_kind not null,
      file_id uuid not null unique,
      name text not null,
      media_type text not null,
      size bigint not null,
      sha256 text not null,
      added_at timestamptz not null default now(),
      added_by uuid not null
    )`);
    this.addSql(`create index claim_documents_of_claim on claim_documents (claim_id, id)`);
    this.addSql(`create index claim_documents_by_content on claim_documents (sha256)`);
    this.addSql(`create table claim_objections (
      id uuid primary key default uuidv7(),
      claim_id uuid not null references claims,
      written_at timestamptz not null default now(),
      appeal_number text,
      sealed bytea not null,
      answered_at timestamptz,
      answered_by uuid,
      is_accepted boolean,
      check ((answered_at is null) = (is_accepted is null))
    )`);
    this.addSql(`create index claim_objections_of_claim on claim_objections (claim_id, id)`);
    this.addSql(
      `create unique index claim_objections_open on claim_objections (claim_id) where answered_at is null`,
    );
    this.guard();
    this.keepAccesses();
    this.publish();
  }

  private knowTheViewer(): void {
    const reads = "language sql stable parallel safe set search_path = insurance, extensions";
    this.addSql(`create function own_member() returns uuid ${reads} as $$
      select substring(current_setting('angel.member', true)
        from '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$')::uuid $$`);
    this.addSql(`create function paths_of(wanted text) returns text[] ${reads} as $$
      select coalesce(array_agg(path), '{}') from json_to_recordset(
        coalesce(nullif(current_setting('angel.grants', true), ''), '[]')::json) as given (role text, path text)
      where role = wanted $$`);
    // The platform's own hand, in seeds and hearers.
    this.addSql(`create function is_platform() returns boolean ${reads} as $$
      select '*' = any(paths_of('ADMINISTRATOR')) $$`);
    this.addSql(`create function handled_paths() returns ltree[] ${reads} as $$
      select coalesce(array_agg(path::ltree), '{}') from unnest(paths_of('INSURANCE_HANDLER')) as path
      where path ~ '^\\d+(\\.\\d+)*$' $$`);
    // Where an organisation stands now; nowhere while the registry has not said.
    this.addSql(`create function path_of(wanted uuid) returns ltree
      language plpgsql stable set search_path = insurance, extensions as $$ begin
        return (select path::ltree from published.organisation where published.organisation.id = wanted);
      exception when undefined_table then return null;
      end $$`);
  }

  private guard(): void {
    const handled =
      "(select is_platform()) or path_of(organisation_id) <@ any((select handled_paths())::ltree[])";
    const own = "member_id = (select own_member())";
    const ofClaim = (table: string) =>
      [table, `exists (select from claims where claims.id = ${table}.claim_id)`] as const;
    for (const [table, mine] of [
      ["claims", `${own} or ${handled}`],
      ["claim_exports", handled],
      ofClaim("claim_steps"),
      ofClaim("claim_documents"),
      ofClaim("claim_objections"),
    ] as const) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy seen on ${table} for select to insurance using (${mine})`);
      this.addSql(`create policy written on ${table} for insert to insurance with check (${mine})`);
      this.addSql(
        `create policy changed on ${table} for update to insurance using (${mine}) with check (${mine})`,
      );
      this.addSql(`create policy lent_by_owner on ${table} for select to insurance_owner using (true)`);
      this.addSql(`revoke delete on ${table} from insurance`);
    }
    this.addSql(`revoke update on claim_steps, claim_documents, claim_exports from insurance`);
  }

  /** Who opened whose health, and who took a list: only added to, each row with a hash over itself and the row before. */
  private keepAccesses(): void {
    const lends = "security definer set search_path = insurance, extensions";
    this.addSql(`create table claim_accesses (
      place bigint primary key,
      at timestamptz not null,
      account_id uuid not null,
      role text not null,
      claim_id uuid,
      member_id uuid,
      organisation_id uuid,
      deed text not null,
      hash bytea not null
    )`);
    this.addSql(`create index claim_accesses_of_claim on claim_accesses (claim_id, place desc)`);
    this.addSql(`revoke insert, update, delete on claim_accesses from insurance`);
    this.addSql(`alter table claim_accesses enable row level security`);
    this.addSql(`alter table claim_accesses force row level security`);
    this.addSql(`create policy seen_by_oneself on claim_accesses for select to insurance
      using (member_id = (select own_member()) or (select is_platform()))`);
    this.addSql(
      `create policy kept_by_owner on claim_accesses to insurance_owner using (true) with check (true)`,
    );
    this.addSql(`create function hash_of_access(of_row claim_accesses, before bytea) returns bytea
      language sql stable as $$
        select sha256(coalesce(before, '') || convert_to(concat_ws('|', of_row.place, extract(epoch from of_row.at),
          of_row.account_id, of_row.role, of_row.claim_id, of_row.member_id, of_row.organisation_id, of_row.deed), 'UTF8')) $$`);
    this.addSql(`create function note_accesses(entries json) returns void
      language plpgsql ${lends} as $$
      declare
        entry claim_accesses;
        last claim_accesses;
      begin
        perform pg_advisory_xact_lock(hashtext('claim_accesses'));
        select * into last from claim_accesses order by place desc limit 1;
        for entry in select * from json_populate_recordset(null::claim_accesses, entries) loop
          entry.place := coalesce(last.place, 0) + 1;
          entry.at := clock_timestamp();
          entry.hash := hash_of_access(entry, last.hash);
          insert into claim_accesses select entry.*;
          last := entry;
        end loop;
      end $$`);
    this.addSql(`create function check_accesses() returns setof bigint
      language sql stable ${lends} as $$
        select one.place from claim_accesses one left join claim_accesses before on before.place = one.place - 1
        where one.hash <> hash_of_access(one, before.hash) or one.place > 1 and before.place is null $$`);
    for (const lent of ["note_accesses(json)", "check_accesses()"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to insurance`);
    }
  }

  /** What analytics sums. */
  private publish(): void {
    this.addSql(`create view published.payout_month as
      select organisation_id, date_trunc('month', paid_on)::date as month, count(*)::int as claims,
        sum(payout_kopecks)::bigint as paid_kopecks
      from insurance.claims where state = 'PAID' group by 1, 2`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_payouts() returns void
      language plpgsql security definer set search_path = insurance, extensions as $$ begin
        perform pg_advisory_xact_lock(hashtextextended('insurance.publish_payouts', 0));
        if exists (select from pg_roles where rolname = 'analytics')
            and not has_table_privilege('analytics', 'published.payout_month', 'select') then
          grant select on published.payout_month to analytics;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_payouts() from public`);
    this.addSql(`grant execute on function publish_payouts() to insurance`);
  }
}
