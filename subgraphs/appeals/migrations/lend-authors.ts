import { Migration } from "@mikro-orm/migrations";

/** Whom to tell that an appeal was answered, for messaging alone: only those who wrote under their name. */
export class LendAuthors extends Migration {
  override up(): void {
    this.addSql(`create view published.appeal_author as
      select id as appeal_id, number, member_id from appeals.appeals
      where member_id is not null and not is_anonymous`);
    // Messaging may come to the database after us.
    this.addSql(`create function publish_authors() returns void
      language plpgsql security definer set search_path = appeals, extensions as $$
      begin
        perform pg_advisory_xact_lock(hashtextextended('appeals.publish_authors', 0));
        if exists (select from pg_roles where rolname = 'messaging')
            and not has_table_privilege('messaging', 'published.appeal_author', 'select') then
          grant select on published.appeal_author to messaging;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_authors() from public`);
    this.addSql(`grant execute on function publish_authors() to appeals`);
    this.addSql(`select publish_authors()`);
  }
}
