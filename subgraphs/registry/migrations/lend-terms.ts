import { Migration } from "@mikro-orm/migrations";

/** Until when those in office may act, for messaging alone, which warns before powers end. */
export class LendTerms extends Migration {
  override up(): void {
    this.addSql(`create view published.chair_term as
      select organisations.id as organisation_id, name, member_id, powers_until
      from registry.chairs join registry.organisations on node = organisation_id
      where left_on is null and closed_on is null and powers_until is not null`);
    this.addSql(`alter function publish_reach() rename to publish_contacts`);
    this.addSql(`create function publish_reach() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        perform publish_contacts();
        if exists (select from pg_roles where rolname = 'messaging')
            and not has_table_privilege('messaging', 'published.chair_term', 'select') then
          grant select on published.chair_term to messaging;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_reach() from public`);
    this.addSql(`grant execute on function publish_reach() to registry`);
    this.addSql(`revoke execute on function publish_contacts() from public, registry`);
    this.addSql(`select publish_reach()`);
  }
}
