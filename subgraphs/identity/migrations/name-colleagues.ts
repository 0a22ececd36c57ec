import { Migration } from "@mikro-orm/migrations";

/** Who holds which role where is lent to appeals too: whom a task may be given to, by name. */
export class NameColleagues extends Migration {
  override up(): void {
    this.addSql(`create or replace function publish_accounts() returns void
      language plpgsql security definer set search_path = identity, extensions as $$
      declare given record;
      begin
        perform pg_advisory_xact_lock(hashtextextended('identity.publish_accounts', 0));
        for given in
          select rolname, view from pg_roles
          join (values
            ('account_grant', array['analytics', 'messaging', 'appeals']),
            ('account_reach', array['messaging'])) as lent (view, readers) on rolname = any(readers)
          where not has_table_privilege(rolname, 'published.' || view, 'select')
        loop
          execute format('grant select on published.%I to %I', given.view, given.rolname);
        end loop;
      end $$`);
    this.addSql(`select publish_accounts()`);
  }
}
