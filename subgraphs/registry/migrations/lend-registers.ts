import { Migration } from "@mikro-orm/migrations";

/** An appeal that comes by telephone is about the organisation on whose register the caller is: no name is lent, only where. */
export class LendRegisters extends Migration {
  override up(): void {
    // Appeals may come to the database after us.
    this.addSql(`alter function publish_membership() rename to publish_membership_and_selection`);
    this.addSql(`create function publish_membership() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        perform publish_membership_and_selection();
        if exists (select from pg_roles where rolname = 'appeals')
            and not has_table_privilege('appeals', 'published.register_period', 'select') then
          grant select on published.register_period to appeals;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_membership() from public`);
    this.addSql(`grant execute on function publish_membership() to registry`);
    this.addSql(`revoke execute on function publish_membership_and_selection() from public, registry`);
    this.addSql(`select publish_membership()`);
  }
}
