import { Migration } from "@mikro-orm/migrations";

/**
 * An account is found by its owner through an index, which none was while null owners were compared like others; and
 * purses are locked and read together however many they are.
 */
export class FindAccounts extends Migration {
  override up(): void {
    const lends = "language plpgsql volatile security definer set search_path = loyalty, extensions";
    this
      .addSql(`create or replace function account_of(given_kind account_kind, given_owner uuid, given_expiry date)
      returns bigint ${lends} as $$
      declare
        found_id bigint;
      begin
        -- No index answers "is not distinct from".
        if given_owner is null then
          select id into found_id from accounts where kind = given_kind and owner_id is null;
        elsif given_expiry is null then
          select id into found_id from accounts
            where kind = given_kind and owner_id = given_owner and expires_on is null;
        else
          select id into found_id from accounts
            where kind = given_kind and owner_id = given_owner and expires_on = given_expiry;
        end if;
        if found_id is not null then return found_id; end if;
        insert into accounts (kind, owner_id, expires_on) values (given_kind, given_owner, given_expiry)
          on conflict do nothing returning id into found_id;
        if found_id is null then
          return account_of(given_kind, given_owner, given_expiry);
        end if;
        if given_kind in ('HELD', 'AVAILABLE', 'OWED') then
          insert into balances (account_id, may_owe) values (found_id, given_kind = 'OWED');
        end if;
        return found_id;
      end $$`);
    // What is held of each is locked first, the lower ids first; who has that has the rest. What members have is read after the wait.
    this.addSql(`create function lock_balances(members uuid[])
      returns table (member_id uuid, account_id bigint, kind account_kind, expires_on date, kopecks bigint) ${lends} as $$
      #variable_conflict use_column
      declare
        held bigint[];
      begin
        select array_agg(account_of('HELD', member, null) order by member) into held
          from (select distinct unnest(members) as member order by 1) given;
        perform from balances join accounts on accounts.id = account_id
          where account_id = any(held) order by owner_id for no key update of balances;
        return query select owner_id, account_id, accounts.kind, accounts.expires_on, balances.kopecks
          from balances join accounts on accounts.id = account_id
          where owner_id = any(members) order by owner_id, account_id for no key update of balances;
      end $$`);
    this.addSql(`create or replace function lock_purses(members uuid[]) returns void ${lends} as $$
      begin
        perform from lock_balances(members);
      end $$`);
    this.addSql(`drop function lock_balances(uuid)`);
    this.addSql(`revoke execute on function lock_balances(uuid[]) from public`);
    this.addSql(`grant execute on function lock_balances(uuid[]) to loyalty`);
  }
}
