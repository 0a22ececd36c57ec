import { Migration } from "@mikro-orm/migrations";
import { guarded, IS_OWN_HAND, OF_KEPT_PARTNER, OF_SERVED_PARTNER } from "./guard-rows.js";

/** Partners with their contracts, terms, places, offers, keys and staff. */
export class KeepPartners extends Migration {
  override up(): void {
    this.addSql(`create type partner_category as enum
      ('ELECTRONICS', 'CLOTHES', 'TRAVEL', 'BEAUTY', 'HOME', 'HEALTH', 'CARS', 'BOOKS', 'PETS')`);
    this.addSql(`create table partners (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null,
      organisation_path text not null,
      name text not null,
      name_key text not null generated always as (replace(lower(name), 'ё', 'е')) stored,
      description text not null default '',
      category partner_category not null,
      site_url text,
      contract_number text not null,
      contract_from date not null,
      contract_until date,
      registered_at timestamptz not null default now(),
      unique (organisation_id, contract_number),
      check (contract_until >= contract_from)
    )`);
    this.addSql(`create index partners_by_name on partners (name_key, id)`);
    this.addSql(`create index partners_of_category on partners (category, name_key, id)`);

    this.addSql(`create table partner_staff (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      account_id uuid not null,
      added_at timestamptz not null default now(),
      ended_at timestamptz
    )`);
    this.addSql(
      `create unique index partner_staff_now on partner_staff (account_id, partner_id) where ended_at is null`,
    );

    this.addSql(`create table partner_terms (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      since date not null,
      return_percent numeric(5, 2) not null check (return_percent > 0 and return_percent <= 100),
      excluded text[] not null default '{}',
      hold_days int not null check (hold_days between 0 and 180),
      purchase_cap bigint check (purchase_cap > 0),
      month_cap bigint check (month_cap > 0),
      agreed_at timestamptz not null default now(),
      agreed_by_id uuid,
      unique (partner_id, since)
    )`);

    this.addSql(`create table partner_keys (
      id text primary key,
      partner_id uuid not null references partners,
      label text not null,
      secret_hash bytea not null,
      issued_at timestamptz not null default now(),
      issued_by_id uuid,
      revoked_at timestamptz
    )`);
    this.addSql(`create index partner_keys_of_partner on partner_keys (partner_id, id)`);

    this.places();
    this.offers();
    this.guard();
  }

  private places(): void {
    this.addSql(`create table places (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      name text not null,
      city text not null,
      city_key text not null generated always as (replace(lower(city), 'ё', 'е')) stored,
      address text not null,
      spot point not null,
      category partner_category not null,
      open_minutes int4multirange not null default '{}',
      utc_offset_minutes int not null default 180 check (utc_offset_minutes between -720 and 840),
      opened_at timestamptz not null default now(),
      closed_at timestamptz
    )`);
    this.addSql(`create index places_by_spot on places using gist (spot) where closed_at is null`);
    this.addSql(`create index places_of_partner on places (partner_id, id) where closed_at is null`);
    this.addSql(`create index places_of_city on places (city_key, id) where closed_at is null`);
    // Points are longitude and latitude in degrees.
    this.addSql(`create function kilometres(one point, other point) returns float8
      language sql immutable parallel safe as $$
        select 12742 * asin(sqrt(power(sind((other[1] - one[1]) / 2), 2) +
          cosd(one[1]) * cosd(other[1]) * power(sind((other[0] - one[0]) / 2), 2))) $$`);
    // Minutes of the week from Monday's midnight, in UTC; Russia keeps one time all year. 1970 began on a Thursday.
    this.addSql(`create function minute_of_week() returns int language sql stable parallel safe as $$
      select ((extract(epoch from now())::bigint / 60 + 3 * 1440) % 10080)::int $$`);
    this
      .addSql(`create function is_open(minutes int4multirange, utc_offset int, utc_minute int) returns boolean
      language sql immutable parallel safe as $$
        select minutes @> ((utc_minute + utc_offset + 10080) % 10080) $$`);
  }

  private offers(): void {
    this.addSql(`create type offer_kind as enum ('DISCOUNT', 'CASHBACK', 'GIFT', 'ACTION')`);
    this.addSql(`create table offers (
      id uuid primary key default uuidv7(),
      partner_id uuid not null references partners,
      kind offer_kind not null,
      title text not null,
      conditions text not null default '',
      percent numeric(5, 2),
      valid_from date not null,
      valid_until date,
      published_at timestamptz not null default now(),
      withdrawn_at timestamptz,
      check (valid_until >= valid_from),
      check (case kind when 'DISCOUNT' then percent between 3 and 100
        when 'CASHBACK' then percent > 0 and percent <= 100 else percent is null end)
    )`);
    this.addSql(`create index offers_of_partner on offers (partner_id, id desc) where withdrawn_at is null`);
    this.addSql(`create index offers_by_age on offers (id desc) where withdrawn_at is null`);
  }

  private guard(): void {
    const ofPartner = `${OF_KEPT_PARTNER} or ${IS_OWN_HAND}`;
    const rules = {
      partners: { seen: "true", written: "keeps(organisation_path)" },
      partner_terms: { seen: "true", written: ofPartner },
      places: { seen: "true", written: ofPartner },
      offers: { seen: "true", written: `${ofPartner} or ${OF_SERVED_PARTNER}` },
      partner_staff: { seen: `${ofPartner} or ${OF_SERVED_PARTNER}`, written: ofPartner },
      partner_keys: { seen: `${ofPartner} or ${OF_SERVED_PARTNER}`, written: ofPartner },
    };
    for (const [table, rule] of Object.entries(rules)) {
      for (const sql of guarded(table, rule)) this.addSql(sql);
    }
    this.addSql(`revoke update on partner_terms from loyalty`);
    // Who signs is not known before the key is read: this alone reads past the policy.
    this.addSql(`create function partner_of_key(given text) returns table (partner_id uuid, secret_hash bytea)
      language sql stable security definer set search_path = loyalty, extensions as $$
        select partner_id, secret_hash from partner_keys where id = given and revoked_at is null $$`);
    this.addSql(`revoke execute on function partner_of_key(text) from public`);
    this.addSql(`grant execute on function partner_of_key(text) to loyalty`);
  }
}
