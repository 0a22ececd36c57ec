import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND, OF_KEPT_PARTNER, OF_OWN_MEMBER, OF_SERVED_PARTNER } from "./guard-rows.js";

/** Members who take part, where they went from the cabinet, what they bought, and what partners said of it. */
export class KeepPurchases extends Migration {
  override up(): void {
    const ofOwn = `${OF_OWN_MEMBER} or ${IS_OWN_HAND}`;
    const ofPartner = `${OF_SERVED_PARTNER} or ${OF_KEPT_PARTNER} or ${IS_OWN_HAND}`;

    this.addSql(`create table participants (
      member_id uuid primary key,
      organisation_id uuid not null,
      since date not null,
      until date
    )`);
    this.addSql(
      `create index participants_of_organisation on participants (organisation_id) where until is null`,
    );

    this.addSql(`create table click_outs (
      id uuid primary key default uuidv7(),
      member_id uuid not null,
      organisation_id uuid not null,
      partner_id uuid not null references partners,
      offer_id uuid references offers,
      clicked_at timestamptz not null default clock_timestamp()
    )`);
    this.addSql(`create index click_outs_of_member on click_outs (member_id, clicked_at)`);

    this.addSql(`create type purchase_status as enum
      ('PENDING', 'CONFIRMED', 'PAYABLE', 'PAID', 'REVERSED', 'EXPIRED')`);
    this.addSql(`create table purchases (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      order_number text not null,
      click_id uuid not null references click_outs,
      member_id uuid not null,
      organisation_id uuid not null,
      month date not null check (extract(day from month) = 1),
      clicked_at timestamptz not null,
      status purchase_status not null default 'PENDING',
      paid_kopecks bigint not null default 0,
      returned_kopecks bigint not null default 0,
      cashback_kopecks bigint not null default 0,
      held_kopecks bigint not null default 0,
      available_kopecks bigint not null default 0,
      release_on date,
      expires_on date,
      is_suspended boolean not null default false,
      revision int not null default 0,
      heard_at timestamptz not null default clock_timestamp(),
      confirmed_at timestamptz,
      told_at timestamptz,
      unique (partner_id, order_number)
    )`);
    this.addSql(`create index purchases_of_member on purchases (member_id, id)`);
    this.addSql(`create index purchases_of_month on purchases (partner_id, month, id)`);
    this.addSql(`create index purchases_of_organisation on purchases (organisation_id, month)`);
    this.addSql(`create index purchases_to_release on purchases (release_on, id) where status = 'CONFIRMED'`);

    this.addSql(`create type fact_kind as enum ('ORDERED', 'CONFIRMED', 'RETURNED', 'CANCELLED')`);
    this.addSql(`create type fact_source as enum ('WEBHOOK', 'STATEMENT', 'ARCHIVE')`);
    this.addSql(`create table purchase_facts (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      purchase_id uuid not null references purchases,
      key text not null check (length(key) between 1 and 255),
      kind fact_kind not null,
      kopecks bigint not null check (kopecks >= 0),
      excluded_kopecks bigint not null default 0 check (excluded_kopecks between 0 and kopecks),
      occurred_at timestamptz not null,
      source fact_source not null,
      heard_at timestamptz not null default clock_timestamp(),
      unique (partner_id, key)
    )`);
    this.addSql(`create index purchase_facts_of_purchase on purchase_facts (purchase_id)`);

    // What was answered to a partner's request, by its Idempotency-Key.
    this.addSql(`create table partner_requests (
      partner_id uuid not null references partners,
      key text not null,
      request_hash text not null,
      verdicts jsonb,
      asked_at timestamptz not null default now(),
      primary key (partner_id, key)
    )`);

    this.addSql(`create type signal_kind as enum ('VELOCITY', 'IMPOSSIBLE_PLACE', 'LARGE_SUM')`);
    this.addSql(`create table signals (
      id uuid primary key default uuidv7(),
      kind signal_kind not null,
      partner_id uuid not null references partners,
      member_id uuid not null,
      purchase_id uuid references purchases,
      raised_at timestamptz not null default clock_timestamp(),
      cleared_at timestamptz,
      cleared_by_id uuid
    )`);
    this.addSql(`create unique index signals_open on signals (kind, partner_id, member_id, purchase_id)
      nulls not distinct where cleared_at is null`);

    for (const [table, rule] of Object.entries({
      participants: { seen: ofOwn, written: ofOwn },
      click_outs: { seen: `${ofOwn} or ${ofPartner}`, written: ofOwn },
      purchases: { seen: `${ofOwn} or ${ofPartner}`, written: ofPartner },
      purchase_facts: { seen: ofPartner, written: ofPartner },
      partner_requests: { seen: OF_SERVED_PARTNER, written: OF_SERVED_PARTNER },
      signals: { seen: `${OF_KEPT_PARTNER} or ${IS_OWN_HAND}`, written: ofPartner },
    })) {
      for (const sql of guarded(table, rule)) this.addSql(sql);
    }
    this.addSql(`revoke update on click_outs from loyalty`);
    this.addSql(`revoke update on purchase_facts from loyalty`);
    this.guardLedger();
  }

  /** Members read their own accounts, partners theirs; keepers of the accounts all. */
  private guardLedger(): void {
    const everything = `'*' = any((select kept_paths())::text[]) or (select settles())`;
    this.addSql(`create function settles() returns boolean
      language sql stable security definer set search_path = loyalty, extensions as $$
        select exists (select from unnest(kept_paths()) as path where path = '*' or path !~ '\\.') $$`);
    this.addSql(`create function own_ledger_accounts() returns bigint[]
      language sql stable security definer set search_path = loyalty, extensions as $$
        select array(select id from accounts where owner_id = any(served_partners() || kept_partners() || own_member())) $$`);
    const own = (account: string) =>
      `${account} = any((select own_ledger_accounts())::bigint[]) or ${everything}`;
    for (const [table, seen] of Object.entries({
      accounts: own("id"),
      balances: own("account_id"),
      checkpoints: own("account_id"),
      entries: own("account_id"),
    })) {
      for (const sql of guarded(table, { seen, written: null })) this.addSql(sql);
    }
  }
}
