import { Migration } from "@mikro-orm/migrations";

/**
 * The double-entry ledger. What is posted is never changed; the service's role has no other way in than `post_transfer`
 * and `post_transfers`. Accounts of members keep their balance as a row of their own. Those that everyone's transfers
 * meet (partners, the programme, the bank) have none, so that no transfer waits for another: their balance is a
 * checkpoint and what was posted since.
 */
export class KeepLedger extends Migration {
  override up(): void {
    this.accounts();
    this.transfers();
    this.sumZero();
    this.post();
    this.postMany();
    this.balances();
    this.audit();
  }

  private accounts(): void {
    this.addSql(`create type account_kind as enum
      ('PARTNER', 'HELD', 'AVAILABLE', 'OWED', 'PROGRAMME', 'PAYING', 'BANK')`);
    this.addSql(`create table accounts (
      id bigint generated always as identity primary key,
      kind account_kind not null,
      owner_id uuid,
      expires_on date,
      unique nulls not distinct (kind, owner_id, expires_on),
      check ((kind in ('PROGRAMME', 'PAYING', 'BANK')) = (owner_id is null)),
      check ((kind = 'AVAILABLE') = (expires_on is not null))
    )`);
    this.addSql(`create index accounts_of_owner on accounts (owner_id)`);
    // Room on each page keeps a new balance beside the old one, off the index.
    this.addSql(`create table balances (
      account_id bigint primary key references accounts,
      may_owe boolean not null,
      kopecks bigint not null default 0,
      check (kopecks >= 0 or may_owe)
    ) with (fillfactor = 60)`);
    this.addSql(`create table checkpoints (
      account_id bigint primary key references accounts,
      up_to bigint not null,
      kopecks bigint not null
    )`);
    this.addSql(`create function account_of(given_kind account_kind, given_owner uuid, given_expiry date)
      returns bigint language plpgsql security definer set search_path = loyalty, extensions as $$
      declare
        found_id bigint;
      begin
        select id into found_id from accounts
          where kind = given_kind and owner_id is not distinct from given_owner
            and expires_on is not distinct from given_expiry;
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
  }

  private transfers(): void {
    this.addSql(`create type transfer_kind as enum
      ('ACCRUAL', 'RETURN', 'RELEASE', 'CLAWBACK', 'PAYOUT', 'PAYOUT_DONE', 'PAYOUT_REFUSED', 'EXPIRY', 'SETTLEMENT')`);
    // One at a time from the sequence: a checkpoint relies on numbers being given in the order of time.
    this.addSql(`create table transfers (
      id bigint generated always as identity (cache 1) primary key,
      key text not null unique check (length(key) between 1 and 255),
      request_hash bytea not null,
      kind transfer_kind not null,
      purchase_id uuid,
      made_at timestamptz not null default clock_timestamp()
    )`);
    // No foreign keys: each posting would lock the rows of the accounts that everybody's postings name.
    this.addSql(`create table entries (
      account_id bigint not null,
      transfer_id bigint not null,
      kopecks bigint not null check (kopecks <> 0),
      primary key (account_id, transfer_id)
    )`);
    this.addSql(
      `create index entries_in_order on entries using brin (transfer_id) with (autosummarize = on)`,
    );
    this.addSql(
      `create index transfers_of_purchase on transfers (purchase_id) where purchase_id is not null`,
    );
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$ begin
      raise exception 'What is posted is not changed: %', tg_table_name using errcode = 'restrict_violation';
    end $$`);
    for (const table of ["transfers", "entries"]) {
      this.addSql(`create trigger immutable before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`);
    }
    for (const table of ["accounts", "balances", "checkpoints", "transfers", "entries"]) {
      this.addSql(`revoke insert, update, delete on ${table} from loyalty`);
    }
  }

  /** Each statement that adds entries leaves the sum of every transfer it touched at zero. */
  private sumZero(): void {
    this.addSql(`create function hold_to_zero() returns trigger language plpgsql as $$
      declare
        wrong bigint;
      begin
        select transfer_id into wrong from come group by transfer_id having sum(kopecks) <> 0 limit 1;
        if wrong is not null then
          raise exception 'The entries of transfer % do not sum to zero.', wrong using errcode = 'check_violation';
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger sums_to_zero after insert on entries
      referencing new table as come for each statement execute function hold_to_zero()`);
  }

  private post(): void {
    this.addSql(`create function post_transfer(
        given_key text, given_kind transfer_kind, given_purchase uuid, given_accounts bigint[], given_sums bigint[])
      returns table (transfer_id bigint, made_at timestamptz, outcome text)
      language plpgsql security definer set search_path = loyalty, extensions as $$
      #variable_conflict use_column
      declare
        hash bytea := sha256(convert_to(
          concat_ws('|', given_kind, given_purchase, given_accounts::text, given_sums::text), 'UTF8'));
        found transfers;
      begin
        -- Numbered only under a transaction's own number: see last_number.
        perform pg_current_xact_id();
        insert into transfers (key, request_hash, kind, purchase_id)
          values (given_key, hash, given_kind, given_purchase)
          on conflict (key) do nothing returning * into found;
        if found.id is null then
          select * into found from transfers where key = given_key;
          return query select found.id, found.made_at,
            case when found.request_hash = hash then 'REPLAYED' else 'REFUSED' end;
          return;
        end if;
        insert into entries (account_id, transfer_id, kopecks)
          select account, found.id, kopecks from unnest(given_accounts, given_sums) as leg (account, kopecks);
        update balances set kopecks = balances.kopecks + leg.kopecks
          from unnest(given_accounts, given_sums) as leg (account, kopecks) where account_id = account;
        return query select found.id, found.made_at, 'POSTED';
      end $$`);
  }

  /** Many transfers of two entries each. Keys are taken in their order and then balances in theirs: nobody waits in a ring. */
  private postMany(): void {
    this.addSql(`create function post_transfers(
        given_keys text[], given_kinds transfer_kind[], given_purchases uuid[],
        debits bigint[], credits bigint[], given_sums bigint[])
      returns table (key text, transfer_id bigint, outcome text)
      language plpgsql security definer set search_path = loyalty, extensions as $$
      #variable_conflict use_column
      declare
        ids bigint[];
        froms bigint[];
        tos bigint[];
        sums bigint[];
        given_hashes bytea[];
      begin
        perform pg_current_xact_id();
        select array_agg(sha256(convert_to(concat_ws('|', kind, purchase,
            array[debit, credit]::text, array[-kopecks, kopecks]::text), 'UTF8')) order by place)
          into given_hashes
          from unnest(given_kinds, given_purchases, debits, credits, given_sums)
            with ordinality as given (kind, purchase, debit, credit, kopecks, place);
        with given as (
          select distinct on (key) * from unnest(given_keys, given_hashes, given_kinds, given_purchases, debits, credits, given_sums)
            with ordinality as given (key, hash, kind, purchase, debit, credit, kopecks, place)
          order by key, place),
        made as (
          insert into transfers (key, request_hash, kind, purchase_id)
            select key, hash, kind, purchase from given order by key
          on conflict (key) do nothing returning id, key)
        select array_agg(id), array_agg(debit), array_agg(credit), array_agg(kopecks) into ids, froms, tos, sums
          from made join given using (key);
        if ids is not null then
          perform from balances where account_id = any(froms || tos) order by account_id for no key update;
          insert into entries (account_id, transfer_id, kopecks)
            select debit, id, -kopecks from unnest(ids, froms, sums) as leg (id, debit, kopecks)
            union all
            select credit, id, kopecks from unnest(ids, tos, sums) as leg (id, credit, kopecks);
          update balances set kopecks = balances.kopecks + moved.kopecks
            from (
              select account, sum(kopecks)::bigint as kopecks from (
                select debit as account, -kopecks as kopecks from unnest(froms, sums) as leg (debit, kopecks)
                union all
                select credit, kopecks from unnest(tos, sums) as leg (credit, kopecks)) legs
              group by account) moved
            where account_id = account;
        end if;
        return query
          select given.key, transfers.id,
            case when transfers.request_hash <> given.hash then 'REFUSED'
              when made.id is not null and given.place = min(given.place) over (partition by given.key) then 'POSTED'
              else 'REPLAYED' end
          from unnest(given_keys, given_hashes) with ordinality as given (key, hash, place)
          join transfers on transfers.key = given.key
          left join unnest(ids) as made (id) on made.id = transfers.id
          order by given.place;
      end $$`);
    for (const signature of [
      "account_of(account_kind, uuid, date)",
      "post_transfer(text, transfer_kind, uuid, bigint[], bigint[])",
      "post_transfers(text[], transfer_kind[], uuid[], bigint[], bigint[], bigint[])",
    ]) {
      this.lend(signature);
    }
  }

  private balances(): void {
    this.addSql(`create function balance_of(account bigint) returns bigint
      language sql stable security definer set search_path = loyalty, extensions as $$
        select coalesce(
          (select kopecks from balances where account_id = account),
          coalesce((select kopecks from checkpoints where account_id = account), 0) + coalesce((
            select sum(kopecks) from entries where account_id = account
              and transfer_id > coalesce((select up_to from checkpoints where account_id = account), 0)), 0))::bigint $$`);
    // Where a checkpoint may stand: what was numbered by now is settled once every transaction of now has ended.
    this.addSql(`create function last_number() returns table (number bigint, horizon xid8)
      language sql volatile security definer set search_path = loyalty, extensions as $$
        select case when is_called then last_value else 0 end, pg_snapshot_xmax(pg_current_snapshot())
        from transfers_id_seq $$`);
    this.addSql(`create function checkpoint_accounts(given_number bigint, given_horizon xid8) returns boolean
      language plpgsql security definer set search_path = loyalty, extensions as $$ begin
        if pg_snapshot_xmin(pg_current_snapshot()) < given_horizon then return false; end if;
        insert into checkpoints (account_id, up_to, kopecks)
          select accounts.id, given_number, coalesce(checkpoints.kopecks, 0) + coalesce((
            select sum(kopecks) from entries where account_id = accounts.id
              and transfer_id > coalesce(up_to, 0) and transfer_id <= given_number), 0)
          from accounts left join checkpoints on account_id = accounts.id
          where kind in ('PARTNER', 'PROGRAMME', 'PAYING', 'BANK')
          order by accounts.id
        on conflict (account_id) do update set up_to = excluded.up_to, kopecks = excluded.kopecks
          where checkpoints.up_to < excluded.up_to;
        return true;
      end $$`);
    // What a member has, locked until the end: whoever pays out or takes back goes first.
    this.addSql(`create function lock_balances(member uuid)
      returns table (account_id bigint, kind account_kind, expires_on date, kopecks bigint)
      language sql volatile security definer set search_path = loyalty, extensions as $$
        select balances.account_id, accounts.kind, accounts.expires_on, balances.kopecks
        from balances join accounts on accounts.id = balances.account_id
        where owner_id = member order by balances.account_id for no key update of balances $$`);
    for (const signature of [
      "balance_of(bigint)",
      "lock_balances(uuid)",
      "last_number()",
      "checkpoint_accounts(bigint, xid8)",
    ]) {
      this.lend(signature);
    }
  }

  private audit(): void {
    this.addSql(`create table audits (
      id uuid primary key default uuidv7(),
      at timestamptz not null default clock_timestamp(),
      up_to bigint not null,
      transfer_count bigint not null,
      fault_count int not null,
      first_fault text
    )`);
    this.addSql(`revoke insert, update, delete on audits from loyalty`);
    // From where the last one ended: transfers that do not sum to zero, and balances that are not the sum of their entries.
    this.addSql(`create function audit_ledger(since bigint, until bigint) returns audits
      language plpgsql security definer set search_path = loyalty, extensions as $$
      declare
        made audits;
      begin
        with touched as materialized (
          select * from entries where transfer_id > since and transfer_id <= until),
        faults as (
          select 'transfer ' || transfer_id as fault from touched group by transfer_id having sum(kopecks) <> 0
          union all
          select 'balance of account ' || account_id from balances
            where account_id in (select account_id from touched) and kopecks <>
              (select coalesce(sum(kopecks), 0) from entries where entries.account_id = balances.account_id))
        insert into audits (up_to, transfer_count, fault_count, first_fault)
          select until, (select count(distinct transfer_id) from touched), count(*), min(fault) from faults
          returning * into made;
        return made;
      end $$`);
    this.lend("audit_ledger(bigint, bigint)");
  }

  private lend(signature: string): void {
    this.addSql(`revoke execute on function ${signature} from public`);
    this.addSql(`grant execute on function ${signature} to loyalty`);
  }
}
