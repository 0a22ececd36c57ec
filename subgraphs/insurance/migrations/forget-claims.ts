import { Migration } from "@mikro-orm/migrations";

/**
 * Where a person's data is destroyed, what their claims say of health goes too, and whose they were; number, day and sum stay
 * for the count. What nobody had decided is closed, and an objection that nobody can read any more does not wait.
 */
export class ForgetClaims extends Migration {
  override up(): void {
    this.addSql(`alter table claims alter member_id drop not null, alter sealed drop not null,
      add check ((member_id is null) = (sealed is null))`);
    this.addSql(`alter table claim_objections alter sealed drop not null`);
    this.addSql(
      `create policy forgotten_by_owner on claim_documents for delete to insurance_owner using (true)`,
    );
    this.addSql(
      `create policy closed_by_owner on claim_steps for insert to insurance_owner with check (true)`,
    );
    this.addSql(`create function forget_claims(member uuid)
      returns table (forgotten_id uuid, forgotten_revision int, file_ids uuid[])
      language plpgsql volatile security definer set search_path = insurance, extensions as $$ begin
        return query
        with ours as (
          select id, state in ('SUBMITTED', 'DOCUMENTS', 'ASSESSED') as is_open from claims
          where member_id = member or filed_as = member for update),
        forgotten as (
          update claims set member_id = null, filed_as = null, merges = null, sealed = null, request_mac = '',
            state = case when is_open then 'WITHDRAWN' else state end,
            hundredths = case when is_open then null else hundredths end,
            payout_kopecks = case when is_open then null else payout_kopecks end, revision = revision + 1
          from ours where claims.id = ours.id returning claims.id, revision),
        closed as (
          insert into claim_steps (claim_id, state) select id, 'WITHDRAWN' from ours where is_open),
        silent as (
          update claim_steps set sealed_note = null from ours where claim_id = ours.id and sealed_note is not null),
        answered as (
          update claim_objections set sealed = null, appeal_number = null, is_accepted = coalesce(is_accepted, false),
            answered_at = coalesce(answered_at, now())
          from ours where claim_id = ours.id),
        gone as (delete from claim_documents using ours where claim_id = ours.id returning claim_id, file_id)
        select forgotten.id, forgotten.revision, array(select file_id from gone where gone.claim_id = forgotten.id)
        from forgotten;
      end $$`);
    this.addSql(`revoke execute on function forget_claims(uuid) from public`);
    this.addSql(`grant execute on function forget_claims(uuid) to insurance`);
    this.forgetEarlier();
  }

  /** Those whose data was destroyed while nobody here heard of it. */
  private forgetEarlier(): void {
    this.addSql(`create temporary table forgotten_files on commit drop as
      select unnest(file_ids) as file_id from (
        select distinct (payload ->> 'memberId')::uuid as id from events.outbox
        where name = 'personalDataDestroyed') destroyed cross join lateral forget_claims(destroyed.id)`);
    this.addSql(`grant select on forgotten_files to insurance`);
    // Rows of files are seen by their keeper alone, which the owner of the tables is not.
    this.addSql(`set local role insurance`);
    this.addSql(`delete from files.files using forgotten_files where id = file_id`);
    this.addSql(`set local role insurance_owner`);
  }
}
