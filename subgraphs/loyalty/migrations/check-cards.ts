import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND, OF_KEPT_PARTNER, OF_OWN_MEMBER, OF_SERVED_PARTNER } from "./guard-rows.js";

/** Cards shown at the counter, what shops may see of whom, and what was sold after a check. */
export class CheckCards extends Migration {
  override up(): void {
    // What a member shows to every shop besides that the card is good.
    this.addSql(`create table disclosures (member_id uuid primary key, shows_initials boolean not null)`);
    this.addSql(`create table passes (
      id uuid primary key default gen_random_uuid(),
      member_id uuid not null,
      partner_id uuid not null references partners,
      pairwise_id text not null,
      issued_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz not null,
      revoked_at timestamptz,
      check (expires_at <= issued_at + interval '24 hours')
    )`);
    this.addSql(`create index passes_of_member on passes (member_id) where revoked_at is null`);
    this.addSql(`create index passes_of_partner on passes (partner_id, expires_at)`);
    this.addSql(`create table card_checks (
      id uuid primary key default gen_random_uuid(),
      partner_id uuid not null references partners,
      place_id uuid references places,
      member_id uuid,
      organisation_id uuid,
      is_valid boolean not null,
      initials text,
      checked_at timestamptz not null default clock_timestamp(),
      checked_by_id uuid
    )`);
    this.addSql(`create index card_checks_of_partner on card_checks (partner_id, checked_at)`);
    this.addSql(
      `create index card_checks_of_member on card_checks (member_id, checked_at) where member_id is not null`,
    );
    this.addSql(`create table counter_sales (
      check_id uuid primary key references card_checks,
      partner_id uuid not null references partners,
      member_id uuid not null,
      organisation_id uuid not null,
      month date not null check (extract(day from month) = 1),
      spent_kopecks bigint not null check (spent_kopecks > 0),
      discount_kopecks bigint not null check (discount_kopecks >= 0),
      sold_at timestamptz not null default clock_timestamp()
    )`);
    this.addSql(`create index counter_sales_of_member on counter_sales (member_id, month)`);
    this.addSql(`create index counter_sales_of_organisation on counter_sales (organisation_id, month)`);
    this.addSql(
      `create table rate_limits (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    );

    const own = `${OF_OWN_MEMBER} or ${IS_OWN_HAND}`;
    const ofPartner = `${OF_SERVED_PARTNER} or ${OF_KEPT_PARTNER} or ${IS_OWN_HAND}`;
    for (const [table, rule] of Object.entries({
      disclosures: { seen: own, written: own },
      passes: { seen: own, written: own },
      card_checks: { seen: `${own} or ${ofPartner}`, written: `${OF_SERVED_PARTNER} or ${IS_OWN_HAND}` },
      counter_sales: { seen: `${own} or ${ofPartner}`, written: `${OF_SERVED_PARTNER} or ${IS_OWN_HAND}` },
    })) {
      for (const sql of guarded(table, rule)) this.addSql(sql);
    }
    for (const table of ["card_checks", "counter_sales"])
      this.addSql(`revoke update on ${table} from loyalty`);
    // A shop may learn what a member shows, and which passes are dead: no more.
    this.addSql(`create function shows_initials(given uuid) returns boolean
      language sql stable security definer set search_path = loyalty, extensions as $$
        select coalesce((select shows_initials from disclosures where member_id = given), false) $$`);
    this.addSql(`create function dead_passes(partner uuid) returns table (id uuid)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select id from passes where partner_id = partner and revoked_at is not null and expires_at > now() $$`);
    // Where the member's card was last seen to be good, for a card that is at two places at once.
    this.addSql(`create function last_check(given uuid) returns table (spot point, checked_at timestamptz)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select spot, checked_at from card_checks join places on places.id = place_id
        where member_id = given and is_valid order by checked_at desc limit 1 $$`);
  }
}
