import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** What an organisation's form asks for, as data, and the tabs that only say something: employer, units, acts, awards. */
export class DescribeOrganisations extends Migration {
  override up(): void {
    // An industry committee inside a regional association; told by text below, for an enum's new value may not be
    // used in the transaction that adds it.
    this.addSql(`alter type organisation_level add value if not exists 'INDUSTRY' before 'TERRITORIAL'`);
    this.createDictionaries();
    this.createReorganisations();
    this.createEmployers();
    this.createTabs();
  }

  private createDictionaries(): void {
    this.addSql(`create table organisation_levels (
      level text primary key,
      name text not null,
      parents text[] not null,
      term_years int not null check (term_years between 1 and 10),
      keeps_powers boolean not null default false,
      small_below int check (small_below between 3 and 1000)
    )`);
    this.addSql(`insert into organisation_levels (level, name, parents, term_years, small_below) values
      ('NATIONAL', 'Общероссийский Профсоюз', '{}', 5, null),
      ('REGIONAL', 'Региональная (межрегиональная) организация', '{NATIONAL}', 5, null),
      ('OKRUG', 'Окружная организация', '{NATIONAL,REGIONAL}', 5, null),
      ('INDUSTRY', 'Отраслевой комитет', '{REGIONAL}', 5, null),
      ('TERRITORIAL', 'Территориальная (местная) организация', '{REGIONAL,OKRUG,INDUSTRY}', 5, null),
      ('PRIMARY', 'Первичная профсоюзная организация',
        '{NATIONAL,REGIONAL,OKRUG,INDUSTRY,TERRITORIAL}', 5, 15)`);

    this.addSql(`create table organisation_forms (
      id uuid primary key default uuidv7(),
      level text not null,
      type_code text,
      title text not null,
      tabs text[] not null,
      mandatory text[] not null,
      unique nulls not distinct (level, type_code),
      check (mandatory <@ tabs)
    )`);
    const above = "NUMBER,REGISTRATION,CHAIR,ACTIVISTS,STAFF,CONTACTS,MEMBERS,BODIES,MEETINGS,AGREEMENTS";
    const primary = above.replace("CONTACTS", "EMPLOYER,CONTACTS").replace("BODIES", "UNITS,BODIES");
    const last = "AWARDS,EVENTS,STATISTICS,ATTACHMENTS,CARD_ORDERS";
    this.addSql(`insert into organisation_forms (level, title, tabs, mandatory)
      select level, title,
        case level when 'PRIMARY' then '{${primary},${last}}' else '{${above},${last}}' end::text[],
        case level when 'PRIMARY' then '{NUMBER,CHAIR,ACTIVISTS,STAFF,EMPLOYER}'
          else '{CHAIR,ACTIVISTS,STAFF}' end::text[]
      from (values
        ('NATIONAL', 'Общероссийский Профсоюз'), ('REGIONAL', 'Региональная организация'),
        ('OKRUG', 'Окружная организация'), ('INDUSTRY', 'Отраслевой комитет'),
        ('TERRITORIAL', 'Территориальная организация'), ('PRIMARY', 'ППО образовательной организации')
      ) as form (level, title)`);
  }

  private createReorganisations(): void {
    this.addSql(`create table waves (
      id uuid primary key default uuidv7(),
      parent_id int not null references organisations (node),
      name text not null,
      planned_from date,
      joined_on date not null
    )`);
    this.addSql(`alter table organisations
      add column successor_id int references organisations (node),
      add column wave_id uuid references waves`);
    this.addSql(`create index organisations_by_successor on organisations (successor_id)
      where successor_id is not null`);
    this.addSql(`create index organisations_by_wave on organisations (wave_id) where wave_id is not null`);

    this.addSql(`create type organisation_act_kind as enum ('CREATED', 'CHANGED', 'RENAMED', 'RETYPED',
      'RENUMBERED', 'MOVED', 'MERGED', 'SPLIT', 'CLOSED')`);
    this.addSql(`create table organisation_acts (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      other_id int references organisations (node),
      kind organisation_act_kind not null,
      acted_on date not null,
      reason text,
      was text,
      became text,
      recorded_by_id uuid,
      recorded_at timestamptz not null default clock_timestamp()
    )`);
    this.addSql(`create index organisation_acts_of on organisation_acts (organisation_id, id)`);
    this.addSql(`revoke update, delete on organisation_acts from registry`);
    for (const sql of guardRowsOfOrganisation("organisation_acts")) this.addSql(sql);

    // What the other three groups should be, by where the organisation stands: a warning where they are not.
    this.addSql(`create function expected_number(org organisations) returns text
      language sql stable set search_path = registry, extensions return (
        coalesce(
          (select left(above.number, 2) from organisations above
            where above.node = org.region_id and above.node <> org.node),
          left(org.number, 2),
          (select left(above.number, 2) from organisations above where above.id = org.parent_id),
          '00')
        || '-' || org.type_code || '-'
        || case when org.level::text = 'TERRITORIAL' then coalesce(substr(org.number, 7, 4), '0000')
             else coalesce((select substr(above.number, 7, 4) from organisations above
               where above.node = org.territorial_id), '0000') end
        || '-' || lpad(org.code::text, 5, '0'))`);
  }

  private createEmployers(): void {
    this.addSql(`create table employers (
      id uuid primary key default uuidv7(),
      tax_id text unique check (tax_id ~ '^(\\d{10}|\\d{12})$'),
      name text not null,
      head_name text,
      head_position text,
      is_educational_complex boolean
    )`);
    this.addSql(`alter table organisations add column employer_id uuid references employers`);
    this.addSql(
      `create index organisations_by_employer on organisations (employer_id) where employer_id is not null`,
    );
    this.addSql(`create table head_counts (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      counted_on date not null,
      employed int not null check (employed >= 0),
      pedagogical int check (pedagogical between 0 and employed),
      young int check (young between 0 and employed),
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create unique index head_counts_of on head_counts (organisation_id, counted_on)
      where struck_at is null`);
    for (const sql of guardRowsOfOrganisation("head_counts")) this.addSql(sql);
  }

  private createTabs(): void {
    this.addSql(`create type unit_kind as enum ('PROFGROUP', 'STRUCTURAL_UNIT')`);
    this.addSql(`create table units (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      kind unit_kind not null,
      name text not null,
      name_key text collate "C" not null generated always as (name_key(name)) stored,
      organiser_id uuid references members,
      closed_on date
    )`);
    this.addSql(`create unique index units_of on units (organisation_id, kind, name_key)
      where closed_on is null`);
    this.addSql(`alter table members add column unit_id uuid references units`);
    this.addSql(`create index members_of_unit on members (unit_id, name_key, id) where unit_id is not null`);
    // A unit is a part of its primary: who moves to another leaves it, unless the unit went along.
    this.addSql(`create function leave_unit() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        new.unit_id := (select id from units where id = new.unit_id and organisation_id = new.primary_id);
        return new;
      end $$`);
    this.addSql(`create trigger unit_left before update of primary_id on members for each row
      when (old.primary_id <> new.primary_id and new.unit_id is not null) execute function leave_unit()`);

    this.addSql(`create type agreement_kind as enum
      ('COLLECTIVE_AGREEMENT', 'SECTORAL_AGREEMENT', 'TERRITORIAL_AGREEMENT', 'OTHER')`);
    this.addSql(`create table agreements (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      kind agreement_kind not null,
      number text,
      title text not null,
      valid_from date not null,
      valid_until date check (valid_until >= valid_from),
      parties text[] not null default '{}',
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create index agreements_of on agreements (organisation_id)`);

    this.addSql(`create table organisation_awards (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      name text not null,
      awarded_by text,
      document_number text,
      awarded_on date not null,
      note text,
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create index organisation_awards_of on organisation_awards (organisation_id)`);

    this.addSql(`create table attachments (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      file_id uuid not null,
      title text not null,
      attached_by_id uuid,
      attached_at timestamptz not null default clock_timestamp(),
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create index attachments_of on attachments (organisation_id)`);
    for (const sql of guardRowsOfOrganisation("attachments")) this.addSql(sql);
    for (const table of ["units", "agreements", "organisation_awards", "head_counts"]) {
      this.addSql(`select keep_history('${table}', organisation => 'organisation_id')`);
    }
    this.addSql(`select keep_history('employers')`);
  }
}
