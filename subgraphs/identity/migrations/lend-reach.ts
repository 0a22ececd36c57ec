import { Migration } from "@mikro-orm/migrations";

/** How whoever has an account is reached, for messaging alone. What an account keeps of contacts was proven. */
export class LendReach extends Migration {
  override up(): void {
    this.addSql(`create view published.account_reach as
      select id as account_id, member_id, display_name, email, phone from identity.accounts`);
    this.addSql(`create index grants_at on grants (organisation_id) where revoked_at is null`);
    // The roles that read can come to the database after us.
    this.addSql(`create or replace function publish_accounts() returns void
      language plpgsql security definer set search_path = identity, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('identity.publish_accounts', 0));
        for given in
          select rolname, view from pg_roles
          join (values
            ('account_grant', array['analytics', 'messaging']),
            ('account_reach', array['messaging'])) as lent (view, readers) on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_accounts()`);
  }
}
