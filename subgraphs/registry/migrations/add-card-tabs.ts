import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember } from "./guard-rows.js";

/** The tabs of the card beside what lists and counts read: `members` stays narrow, and most rows here do not exist. */
export class AddCardTabs extends Migration {
  override up(): void {
    this.addCareers();
    this.addHistories();
    this.addContacts();
    this.addEntries();
    this.addRules();
    for (const table of ["careers", "former_names", "occupation_changes", "contacts"]) this.guard(table);
    this.addSql(`revoke delete on careers from registry`);
    this.addSql(`revoke update, delete on former_names, occupation_changes from registry`);
  }

  private addCareers(): void {
    this.addSql(
      `create type education as enum ('SECONDARY', 'VOCATIONAL', 'BACHELOR', 'HIGHER', 'POSTGRADUATE')`,
    );
    this.addSql(`create table careers (
      member_id uuid primary key references members,
      filled_on date,
      working_from date,
      teaching_from date,
      has_long_service_pension boolean,
      is_labour_veteran boolean,
      education education,
      academic_degree text,
      academic_title text
    )`);
  }

  /** What the union decides once for all members. */
  private addRules(): void {
    this.addSql(`create table membership_rules (
      is_only boolean primary key default true check (is_only),
      bridged_break_days int not null default 30 check (bridged_break_days >= 0)
    )`);
    this.addSql(`insert into membership_rules default values`);
    this.addSql(`revoke insert, delete on membership_rules from registry`);
  }

  private addHistories(): void {
    this.addSql(`create type name_change_reason as enum ('MARRIAGE', 'OWN_WISH', 'CORRECTION')`);
    this.addSql(`create table former_names (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      last_name text not null,
      first_name text not null,
      patronymic text,
      used_until date not null,
      reason name_change_reason not null,
      recorded_at timestamptz not null default clock_timestamp(),
      recorded_by_id uuid
    )`);
    this.addSql(`create index former_names_of_member on former_names (member_id)`);
    this.addSql(`create table occupation_changes (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      former occupation,
      occupation occupation not null,
      changed_on date not null,
      recorded_at timestamptz not null default clock_timestamp(),
      recorded_by_id uuid
    )`);
    this.addSql(`create index occupation_changes_of_member on occupation_changes (member_id)`);
  }

  /** The preferred telephone and e-mail stand on the member, where lists and sign-in look; these are the others. */
  private addContacts(): void {
    this.addSql(`create type contact_kind as enum ('PHONE', 'EMAIL', 'ADDRESS', 'SOCIAL')`);
    this.addSql(`create table contacts (
      member_id uuid not null references members,
      kind contact_kind not null,
      value text not null,
      note text,
      is_preferred boolean not null default false,
      added_at timestamptz not null default clock_timestamp(),
      primary key (member_id, kind, value),
      check (not is_preferred or kind in ('ADDRESS', 'SOCIAL'))
    )`);
    this.addSql(`create unique index contacts_preferred on contacts (member_id, kind) where is_preferred`);
  }

  /** Entries are added and struck out, never changed: what stood on a card can always be read. */
  private addEntries(): void {
    this.addSql(`create type award_level as enum
      ('PRIMARY', 'TERRITORIAL', 'REGIONAL', 'NATIONAL', 'STATE', 'OTHER')`);
    this.addEntry(
      "awards",
      `name text not null,
      level award_level not null,
      awarded_on date not null,
      decision_number text,
      decided_on date,
      note text`,
    );
    this.addSql(`create type kinship as enum ('SPOUSE', 'CHILD', 'PARENT', 'OTHER')`);
    this.addEntry(
      "family_members",
      `kinship kinship not null,
      last_name text not null,
      first_name text not null,
      patronymic text,
      born_on date,
      consented_on date,
      note text`,
    );
    this.addSql(`create type training_kind as enum ('ACTIVIST_SCHOOL', 'SEMINAR', 'COURSE', 'OTHER')`);
    this.addEntry(
      "trainings",
      `kind training_kind not null,
      name text not null,
      organiser text,
      started_on date not null,
      finished_on date check (finished_on >= started_on),
      hours smallint check (hours > 0),
      certificate_number text`,
    );
    this.addSql(`create type support_kind as enum
      ('MATERIAL_AID', 'VOUCHER', 'GIFT', 'LOAN', 'COMPENSATION', 'LEGAL_AID', 'OTHER')`);
    this.addEntry(
      "social_supports",
      `kind support_kind not null,
      provided_on date not null,
      amount_kopecks int check (amount_kopecks >= 0),
      ground text,
      decision_number text,
      decided_on date`,
    );
    this.addSql(
      `create type note_kind as enum ('PROBLEM', 'INTEREST', 'PREFERENCE', 'CONVERSATION', 'OTHER')`,
    );
    this.addEntry(
      "member_notes",
      `kind note_kind not null,
      text text not null`,
    );
  }

  private addEntry(table: string, columns: string): void {
    this.addSql(`create table ${table} (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      ${columns},
      recorded_at timestamptz not null default clock_timestamp(),
      recorded_by_id uuid,
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create index ${table}_of_member on ${table} (member_id) where struck_at is null`);
    this.guard(table);
    this.addSql(`revoke update, delete on ${table} from registry`);
    this.addSql(`grant update (struck_at, struck_by_id) on ${table} to registry`);
  }

  private guard(table: string): void {
    for (const statement of guardRowsOfMember(table)) this.addSql(statement);
  }
}
