import { Migration } from "@mikro-orm/migrations";

/** A code is laid on its way within the deed that wants it, by whoever does it: sealed, and in no event. */
export class LayCodes extends Migration {
  override up(): void {
    this.addSql(`create function lay_code(challenge uuid, sealed text, good_until timestamptz) returns void
      language sql security definer set search_path = messaging, extensions as $$
        insert into deliveries (challenge_id, sealed_code, is_urgent, ends_at)
        values (challenge, sealed, true, good_until) on conflict do nothing $$`);
    this.addSql(`revoke execute on function lay_code(uuid, text, timestamptz) from public`);
    this.addSql(`grant execute on function lay_code(uuid, text, timestamptz) to messaging`);
  }
}
