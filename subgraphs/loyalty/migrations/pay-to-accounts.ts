import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND, OF_OWN_MEMBER } from "./guard-rows.js";

/** The bank accounts that members named for payouts: theirs to see, and read for a register of payouts alone. */
export class PayToAccounts extends Migration {
  override up(): void {
    this.addSql(`create table payout_accounts (
      member_id uuid primary key,
      holder text not null,
      number text not null check (number ~ '^\\d{20}$'),
      bic text not null check (bic ~ '^\\d{9}$'),
      named_at timestamptz not null default now()
    )`);
    const own = `${OF_OWN_MEMBER} or ${IS_OWN_HAND}`;
    for (const sql of guarded("payout_accounts", { seen: own, written: own })) this.addSql(sql);
    this.addSql(`grant delete on payout_accounts to loyalty`);
    this.addSql(`create policy forgotten on payout_accounts for delete to loyalty using (${own})`);
    // Of those who named an account: else the first thousand without one would keep all others waiting.
    this.addSql(`create function payable_to_accounts(at_least bigint, at_most int)
      returns table (member_id uuid, holder text, number text, bic text)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select owner_id, holder, number, bic from accounts
        join balances on account_id = accounts.id join payout_accounts on payout_accounts.member_id = owner_id
        where kind = 'AVAILABLE' and kopecks > 0 and settles()
        group by owner_id, holder, number, bic having sum(kopecks) >= at_least order by owner_id limit at_most $$`);
    this.addSql(`revoke execute on function payable_to_accounts(bigint, int) from public`);
    this.addSql(`grant execute on function payable_to_accounts(bigint, int) to loyalty`);
  }
}
