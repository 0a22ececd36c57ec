import { Migration } from "@mikro-orm/migrations";

/**
 * Whoever paid by card and did not come back has paid all the same: the bank is asked a minute after, and then each time
 * as long again, for three days.
 */
export class AskTheBank extends Migration {
  override up(): void {
    this.addSql(`alter table dues_charges add column asked_at timestamptz`);
    this.addSql(`create index dues_charges_pending on dues_charges (begun_at) where status = 'PENDING'`);
    this.addSql(`create policy lent_by_owner on dues_charges for select to registry_owner using (true)`);
    this.addSql(`create function dues_charges_to_ask() returns table (id uuid, member_id uuid)
      language sql stable security definer set search_path = registry as $$
        select id, member_id from dues_charges
        where status = 'PENDING' and begun_at > now() - interval '3 days'
          and now() - begun_at >= 2 * (coalesce(asked_at, begun_at + interval '30 seconds') - begun_at)
        order by begun_at limit 500 $$`);
    this.addSql(`revoke execute on function dues_charges_to_ask() from public`);
    this.addSql(`grant execute on function dues_charges_to_ask() to registry`);
  }
}
