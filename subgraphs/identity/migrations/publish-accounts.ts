import { Migration } from "@mikro-orm/migrations";

/** Who holds which role where, for the report «Пользователи»: names as they are shown, and nothing to reach people by. */
export class PublishAccounts extends Migration {
  override up(): void {
    this.addSql(`create view published.account_grant as
      select grants.id, account_id, display_name,
        translate(lower(display_name collate "pg_c_utf8"), 'ё-', 'е ') collate "C" as name_key,
        role, organisation_id, starts_on, ends_on, revoked_at::date as revoked_on,
        (select max(last_used_at)::date from sessions where sessions.account_id = accounts.id) as last_seen_on
      from grants join accounts on accounts.id = account_id`);
    // A role of analytics may come to the database after us.
    this.addSql(`create function publish_accounts() returns void
      language plpgsql security definer set search_path = identity, extensions as $$
      begin
        if not exists (select from pg_roles where rolname = 'analytics')
          or has_table_privilege('analytics', 'published.account_grant', 'select') then return; end if;
        grant select on published.account_grant to analytics;
      end $$`);
    this.addSql(`revoke execute on function publish_accounts() from public`);
    this.addSql(`grant execute on function publish_accounts() to identity`);
    this.addSql(`select publish_accounts()`);
  }
}
