import { Migration } from "@mikro-orm/migrations";

/** The auditor looks at the head counts kept for coverage too. */
export class AuditHeadCounts extends Migration {
  override up(): void {
    this.addSql(`alter function audit() rename to audit_insured`);
    this.addSql(`create function audit() returns table (what text, drift bigint)
      language sql set search_path = registry, extensions as $$
        select * from audit_insured()
        union all
        select 'last head counts', count(*)
          from last_head_counts kept
          full join (
            select distinct on (organisation_id) organisation_id, counted_on, head_counts.employed
            from head_counts join organisations on node = organisation_id and closed_on is null
            where struck_at is null order by organisation_id, counted_on desc) found using (organisation_id)
          where (kept.counted_on, kept.employed) is distinct from (found.counted_on, found.employed) $$`);
    this.addSql(`revoke execute on function audit() from public`);
  }
}
