import { Migration } from "@mikro-orm/migrations";

/**
 * What a member has is read after the wait for whoever had it first, by a statement of its own: one that waits does not
 * see the accounts that were opened meanwhile. Of several members those with the lower ids go first.
 */
export class LockPurses extends Migration {
  override up(): void {
    const lends = "language plpgsql volatile security definer set search_path = loyalty, extensions";
    this.addSql(`create or replace function lock_balances(member uuid)
      returns table (account_id bigint, kind account_kind, expires_on date, kopecks bigint) ${lends} as $$
      #variable_conflict use_column
      declare
        held bigint := account_of('HELD', member, null);
      begin
        perform from balances where account_id = held for no key update;
        return query select balances.account_id, accounts.kind, accounts.expires_on, balances.kopecks
          from balances join accounts on accounts.id = balances.account_id
          where owner_id = member order by balances.account_id for no key update of balances;
      end $$`);
    this.addSql(`create function lock_purses(members uuid[]) returns void ${lends} as $$
      declare
        member uuid;
      begin
        for member in select distinct unnest(members) order by 1 loop
          perform lock_balances(member);
        end loop;
      end $$`);
    // What came back can go to an account that expires on another day than the one it was taken from.
    this.addSql(`drop function mark_not_paid_out(uuid, uuid)`);
    this.addSql(`create function mark_not_paid_out(member uuid, batch uuid, expires date) returns void
      language sql security definer set search_path = loyalty, extensions as $$
        update purchases set status = 'PAYABLE', payout_batch_id = null, expires_on = expires
        where member_id = member and payout_batch_id = batch and status = 'PAID' and settles() $$`);
    for (const lent of ["lock_purses(uuid[])", "mark_not_paid_out(uuid, uuid, date)"]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to loyalty`);
    }
  }
}
