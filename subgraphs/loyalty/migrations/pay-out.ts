import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND, OF_OWN_MEMBER } from "./guard-rows.js";

/** Batches of payouts to members: what went to the bank, and what it said. */
export class PayOut extends Migration {
  override up(): void {
    this.addSql(`create type payout_status as enum ('SENT', 'DONE', 'REFUSED')`);
    this.addSql(`create table payout_batches (
      id uuid primary key default uuidv7(),
      number bigint generated always as identity unique,
      file_id uuid,
      prepared_at timestamptz not null default now(),
      prepared_by_id uuid
    )`);
    this.addSql(`create table payouts (
      id uuid primary key default gen_random_uuid(),
      batch_id uuid not null references payout_batches,
      place int not null,
      member_id uuid not null,
      kopecks bigint not null check (kopecks > 0),
      status payout_status not null default 'SENT',
      answered_at timestamptz,
      unique (batch_id, place)
    )`);
    this.addSql(`create index payouts_of_member on payouts (member_id, batch_id)`);
    const settler = `(select settles()) or ${IS_OWN_HAND}`;
    for (const [table, rule] of Object.entries({
      payout_batches: { seen: settler, written: settler },
      payouts: { seen: `${OF_OWN_MEMBER} or ${settler}`, written: settler },
    })) {
      for (const sql of guarded(table, rule)) this.addSql(sql);
    }
    // Who can be paid out, and how much: the treasurer sees no more of members than that.
    this
      .addSql(`create function payable_members(at_least bigint, at_most int) returns table (member_id uuid, kopecks bigint)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select owner_id, sum(kopecks)::bigint from accounts join balances on account_id = id
        where kind = 'AVAILABLE' and kopecks > 0 and settles()
        group by owner_id having sum(kopecks) >= at_least order by owner_id limit at_most $$`);
    this.addSql(`alter table purchases add payout_batch_id uuid references payout_batches`);
    this.addSql(`create function mark_paid_out(member uuid, batch uuid) returns void
      language sql security definer set search_path = loyalty, extensions as $$
        update purchases set status = 'PAID', payout_batch_id = batch
        where member_id = member and status = 'PAYABLE' and settles() $$`);
    this.addSql(`create function mark_not_paid_out(member uuid, batch uuid) returns void
      language sql security definer set search_path = loyalty, extensions as $$
        update purchases set status = 'PAYABLE', payout_batch_id = null
        where member_id = member and payout_batch_id = batch and status = 'PAID' and settles() $$`);
    for (const lent of [
      "payable_members(bigint, int)",
      "mark_paid_out(uuid, uuid)",
      "mark_not_paid_out(uuid, uuid)",
    ]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to loyalty`);
    }
  }
}
