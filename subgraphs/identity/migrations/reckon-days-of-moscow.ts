import { Migration } from "@mikro-orm/migrations";

const dayOf = (moment: string) => `(${moment} at time zone 'Europe/Moscow')::date`;

/** Days of grants are Moscow's: what was taken back half an hour after midnight was taken back on that day. */
export class ReckonDaysOfMoscow extends Migration {
  override up(): void {
    this.addSql(`create or replace view published.account_grant as
      select grants.id, account_id, display_name,
        translate(lower(display_name collate "pg_c_utf8"), 'ё-', 'е ') collate "C" as name_key,
        role, organisation_id, starts_on, ends_on, ${dayOf("revoked_at")} as revoked_on,
        (select ${dayOf("max(last_used_at)")} from sessions where sessions.account_id = accounts.id) as last_seen_on
      from grants join accounts on accounts.id = account_id`);
  }
}
