import { Migration } from "@mikro-orm/migrations";

/** What there is to come to, and who does, for messaging alone. */
export class LendEvents extends Migration {
  override up(): void {
    this.addSql(`create view published.event as
      select id as event_id, organisation_id, title, place, starts_at, time_zone, status from community.events`);
    this.addSql(`create view published.event_guest as
      select event_id, member_id, status from community.event_registrations`);
    // Messaging may come to the database after us.
    this.addSql(`create function publish_events() returns void
      language plpgsql security definer set search_path = community, extensions as $$
      declare lent text;
      begin
        perform pg_advisory_xact_lock(hashtextextended('community.publish_events', 0));
        if not exists (select from pg_roles where rolname = 'messaging') then return; end if;
        foreach lent in array '{event,event_guest}'::text[] loop
          if not has_table_privilege('messaging', 'published.' || lent, 'select') then
            execute format('grant select on published.%I to messaging', lent);
          end if;
        end loop;
      end $$`);
    this.addSql(`revoke execute on function publish_events() from public`);
    this.addSql(`grant execute on function publish_events() to community`);
    this.addSql(`select publish_events()`);
  }
}
