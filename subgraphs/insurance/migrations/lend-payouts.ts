import { Migration } from "@mikro-orm/migrations";

/** To loyalty, which holds what membership gave against dues: what was paid to a member for a month, and to organisations. */
export class LendPayouts extends Migration {
  override up(): void {
    this.addSql(`create view published.payout as
      select member_id, date_trunc('month', paid_on)::date as month, sum(payout_kopecks)::bigint as paid_kopecks
      from insurance.claims where state = 'PAID' group by 1, 2`);
    // Roles of those who read can come to the database after us.
    this.addSql(`create or replace function publish_payouts() returns void
      language plpgsql security definer set search_path = insurance, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('insurance.publish_payouts', 0));
        for given in
          select rolname, view from pg_roles
          join (values ('payout_month', array['analytics', 'loyalty']), ('payout', array['loyalty'])) as lent (view, readers)
            on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_payouts()`);
  }
}
