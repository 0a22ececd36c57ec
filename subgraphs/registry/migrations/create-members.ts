import { Migration } from "@mikro-orm/migrations";

/** Members, their cards and their movements, and the counts that are kept beside them. */
export class CreateMembers extends Migration {
  override up(): void {
    this.addSql(`create type sex as enum ('MALE', 'FEMALE')`);
    this.addSql(`create type occupation as enum ('EMPLOYED', 'STUDENT', 'PENSIONER')`);
    this.addSql(`create type dues_form as enum ('WITHHELD', 'CASH', 'CARD', 'EXEMPT')`);
    this.addSql(`create type member_status as enum ('ON_REGISTER', 'REMOVED')`);
    this.addSql(`create type movement_kind as enum ('REGISTERED', 'TRANSFERRED', 'REMOVED')`);
    this.addSql(
      `create type removal_reason as enum ('OWN_WISH', 'EXCLUDED', 'DISMISSED', 'GRADUATED', 'DIED', 'OTHER')`,
    );
    this.addSql(`create type card_status as enum
      ('NOT_ORDERED', 'ORDERED', 'SENT', 'PRODUCED', 'DELIVERED', 'ISSUED', 'VIRTUAL', 'BLOCKED', 'LOST', 'REPLACED')`);

    this.addSql(`create table members (
      id uuid primary key default uuidv7(),
      primary_id int not null references organisations (node),
      territorial_id int,
      region_id int,
      last_name text not null,
      first_name text not null,
      patronymic text,
      name_key text collate "C" not null generated always as (name_key(last_name, first_name, patronymic)) stored,
      display_name text generated always as (first_name || ' ' || left(last_name, 1) || '.') virtual,
      sex sex,
      born_on date,
      occupation occupation,
      dues_form dues_form,
      workplace text,
      position text,
      course_of_study smallint,
      phone text,
      email text,
      consented_on date,
      joined_on date not null,
      status member_status not null default 'ON_REGISTER'
    )`);
    this.addSql(`create index members_of_primary on members (primary_id, name_key, id)`);
    this.addSql(`create index members_of_territorial on members (territorial_id, name_key, id)`);
    this.addSql(`create index members_of_region on members (region_id, name_key, id)`);
    this.addSql(`create index members_by_name on members (name_key, id)`);
    this.addSql(`create index members_by_words on members using gin (name_key gin_trgm_ops)`);
    this.addSql(`create index members_by_phone on members (phone) where phone is not null`);

    this.addSql(`alter table chairs add foreign key (member_id) references members`);

    this.addSql(`create table membership_cards (
      number text primary key check (number ~ '^\\d{16}$'),
      member_id uuid not null references members,
      primary_id int not null,
      status card_status not null default 'NOT_ORDERED',
      status_changed_at timestamptz not null default now(),
      status_changed_by uuid,
      issued_on date,
      replaced_on date
    )`);
    this.addSql(`create unique index membership_cards_in_force on membership_cards (member_id)
      where replaced_on is null`);

    this.addSql(`create table movements (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      primary_id int not null,
      kind movement_kind not null,
      moved_on date not null,
      organisation_id int not null references organisations (node),
      from_id int references organisations (node),
      reason removal_reason,
      note text,
      recorded_by_id uuid,
      recorded_at timestamptz not null default clock_timestamp(),
      check ((kind = 'TRANSFERRED') = (from_id is not null)),
      check (kind = 'REMOVED' or reason is null)
    )`);
    this.addSql(`create index movements_of_member on movements (member_id, moved_on, recorded_at, id)`);
    // History is added to; only whose register it belongs to follows the member.
    this.addSql(`revoke update, delete on movements from registry`);
    this.addSql(`grant update (primary_id) on movements to registry`);
    this.addSql(`revoke delete on members, membership_cards from registry`);

    this.countByPrimary();
    this.numberCards();
  }

  /**
   * One row a primary, and none above: a count kept for the whole union would be the row every writer waits for.
   * Any higher organisation is a sum when it is read.
   */
  private countByPrimary(): void {
    this.addSql(`create table member_counts (
      primary_id int primary key references organisations (node),
      on_register int not null default 0,
      removed int not null default 0
    )`);
    this.addSql(`revoke insert, update, delete on member_counts from registry`);
    for (const [change, tables] of [
      ["insert", "new table as come"],
      ["update", "old table as gone new table as come"],
      ["delete", "old table as gone"],
    ] as const) {
      const changes = [
        tables.includes("come") && "select primary_id, status, 1 as n from come",
        tables.includes("gone") && "select primary_id, status, -1 as n from gone",
      ].filter(Boolean);
      // In the order of primaries, so that two writers never wait for each other.
      this.addSql(`create function count_members_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          insert into member_counts as kept (primary_id, on_register, removed)
            select primary_id,
              coalesce(sum(n) filter (where status = 'ON_REGISTER'), 0) as on_register,
              coalesce(sum(n) filter (where status = 'REMOVED'), 0) as removed
            from (${changes.join(" union all ")}) changes
            group by primary_id
            having sum(n) filter (where status = 'ON_REGISTER') <> 0 or sum(n) filter (where status = 'REMOVED') <> 0
            order by primary_id
          on conflict (primary_id) do update set
            on_register = kept.on_register + excluded.on_register,
            removed = kept.removed + excluded.removed;
          return null;
        end $$`);
      this.addSql(`create trigger members_counted_on_${change} after ${change} on members
        referencing ${tables} for each statement execute function count_members_on_${change}()`);
    }
  }

  /** Numbers of our own range: a prefix, a serial, and a check digit by Luhn where the range says so. */
  private numberCards(): void {
    this.addSql(`create table card_ranges (
      prefix text primary key check (prefix ~ '^\\d{4,12}$'),
      has_check_digit boolean not null,
      is_current boolean not null
    )`);
    this.addSql(`create unique index card_ranges_current on card_ranges (is_current) where is_current`);
    this.addSql(`insert into card_ranges values ('96438090', true, true)`);
    this.addSql(`create sequence card_serials minvalue 0 maxvalue 9999999 start 0`);
    this.addSql(`create function luhn_digit(digits text) returns text
      language sql immutable strict parallel safe return (
        select ((10 - sum(case when place % 2 = 1 then doubled / 10 + doubled % 10 else digit end) % 10) % 10)::text
        from (
          select place, digit, digit * 2 as doubled
          from regexp_split_to_table(reverse(digits), '') with ordinality as written (letter, place),
            lateral (select letter::int as digit) as read
        ) as places)`);
    this.addSql(`create function new_card_number() returns text
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        range card_ranges;
        body text;
        made text;
      begin
        select * into strict range from card_ranges where is_current;
        -- The sequence gives each caller another serial; cards made elsewhere may already stand in the range.
        loop
          body := range.prefix || lpad(nextval('card_serials')::text,
            16 - length(range.prefix) - range.has_check_digit::int, '0');
          made := case when range.has_check_digit then body || luhn_digit(body) else body end;
          exit when not exists (select from membership_cards where number = made);
        end loop;
        return made;
      end $$`);
  }
}
