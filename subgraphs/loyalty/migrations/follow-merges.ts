import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND } from "./guard-rows.js";

/** What is a member's, in each case with the card under which it came to be. */
const FILED = ["purchases", "click_outs", "card_checks", "counter_sales", "signals", "payouts"] as const;

/** Cards that were made one: their account is one, and is two again when that is undone. */
export class FollowMerges extends Migration {
  override up(): void {
    const lends = "security definer set search_path = loyalty, extensions";
    this.addSql(`alter type transfer_kind add value 'MERGE'`);
    this.addSql(`create table followed_merges (
      merge_id uuid primary key,
      kept_id uuid not null,
      merged_id uuid not null,
      is_undone boolean not null
    )`);
    this.addSql(`create index followed_merges_kept on followed_merges (kept_id) where not is_undone`);
    this.addSql(`create index followed_merges_merged on followed_merges (merged_id) where not is_undone`);
    for (const sql of guarded("followed_merges", { seen: IS_OWN_HAND, written: IS_OWN_HAND }))
      this.addSql(sql);
    for (const table of [...FILED, "payout_accounts"]) {
      this.addSql(`alter table ${table} add filed_as uuid`);
      this.addSql(`create index ${table}_filed_as on ${table} (filed_as) where filed_as is not null`);
    }

    this.addSql(`create function cards_of(member uuid) returns setof uuid language sql stable ${lends} as $$
      with recursive cards as (
        select member as id
        union
        select merged_id from cards join followed_merges on kept_id = cards.id and not is_undone)
      select id from cards $$`);
    this.addSql(`create function card_kept_for(member uuid) returns uuid language sql stable ${lends} as $$
      with recursive cards as (
        select member as id
        union
        select kept_id from cards join followed_merges on merged_id = cards.id and not is_undone)
      select id from cards
      where not exists (select from followed_merges where merged_id = cards.id and not is_undone) $$`);
    this.addSql(`create or replace function own_ledger_accounts() returns bigint[]
      language sql stable ${lends} as $$
        select array(select id from accounts where owner_id = any(
          served_partners() || kept_partners() || array(select cards_of(own_member())))) $$`);
    this.fileUnder(lends);
    this.shareOf(lends);
    for (const lent of [
      "cards_of(uuid)",
      "card_kept_for(uuid)",
      "file_under(uuid, uuid)",
      "share_of(uuid, uuid)",
    ]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to loyalty`);
    }
  }

  /** Of what can be there but once, the kept card's stays. */
  private fileUnder(lends: string): void {
    const ofOriginal =
      "(filed_as = original or member_id = original and filed_as is null) and member_id <> card";
    const move = (table: string, condition = "true") => `
      update ${table} given set member_id = card, filed_as = nullif(original, card)
      where is_own_hand() and ${ofOriginal} and ${condition};`;
    this.addSql(`create function file_under(original uuid, card uuid) returns void language sql ${lends} as $$
      ${FILED.filter((table) => table !== "signals")
        .map((table) => move(table))
        .join("")}
      ${move(
        "signals",
        `not (cleared_at is null and exists (
           select from signals kept where kept.member_id = card and kept.kind = given.kind
             and kept.partner_id = given.partner_id and kept.purchase_id is not distinct from given.purchase_id
             and kept.cleared_at is null))`,
      )}
      ${move(
        "payout_accounts",
        "not exists (select from payout_accounts kept where kept.member_id = card)",
      )} $$`);
  }

  /** What of a card's money came to be under another one: since the last payout, and the last expiry of each account. */
  private shareOf(lends: string): void {
    const of = (table: string) =>
      `select id from ${table} where filed_as = original or member_id = original and filed_as is null`;
    this.addSql(`create function share_of(original uuid, card uuid)
      returns table (kind account_kind, expires_on date, kopecks bigint) language sql stable ${lends} as $$
        with own as materialized (
          select accounts.id, accounts.kind, expires_on, (
            select coalesce(max(transfer_id), 0) from entries join transfers on transfers.id = transfer_id
            where account_id = accounts.id and transfers.kind = 'EXPIRY') as expired_by
          from accounts where owner_id = card and accounts.kind in ('HELD', 'AVAILABLE', 'OWED')),
        paid as materialized (
          select coalesce(max(transfer_id), 0) as by from entries join transfers on transfers.id = transfer_id
          where account_id in (select id from own) and transfers.kind = 'PAYOUT')
        select own.kind, expires_on, sum(entries.kopecks)::bigint
        from own join entries on account_id = own.id join transfers on transfers.id = transfer_id, paid
        where transfer_id > expired_by and (own.kind = 'HELD' or transfer_id > paid.by)
          and (transfers.kind::text = 'MERGE' and split_part(transfers.key, ':', 3) = original::text
            or transfers.purchase_id in (${of("purchases")})
            or transfers.kind in ('PAYOUT_REFUSED', 'CLAWBACK') and transfers.purchase_id is null
              and split_part(transfers.key, ':', 2) in (select id::text from (${of("payouts")}) sent))
        group by own.kind, expires_on $$`);
  }
}
