import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfOrganisation } from "./guard-rows.js";

/** Who leads and who helps: terms of office with their ends, elected bodies, activists and staff, meetings. */
export class LeadOrganisations extends Migration {
  override up(): void {
    this.addSql(`create type office_end as enum ('SUCCEEDED', 'RESIGNED', 'REMOVED', 'EXPIRED',
      'LEFT_UNION', 'DIED', 'ORGANISATION_CLOSED')`);
    this.addSql(`alter table chairs
      add column end_reason office_end,
      add column is_representative boolean not null default false,
      add column minutes_number text,
      add column recorded_by_id uuid,
      add column recorded_at timestamptz default clock_timestamp()`);
    this.addSql(`create index chairs_of on chairs (organisation_id, elected_on)`);
    this.addSql(`create index chairs_by_term on chairs (powers_until) where left_on is null`);
    this.addSql(`revoke delete on chairs from registry`);

    const person = `member_id uuid references members,
      last_name text not null,
      first_name text not null,
      patronymic text`;

    this.addSql(`create type officer_kind as enum ('ACTIVIST', 'STAFF')`);
    this.addSql(`create table officers (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      kind officer_kind not null,
      position text not null,
      ${person},
      phone text,
      note text,
      since_on date not null,
      until_on date check (until_on >= since_on)
    )`);
    this.addSql(`create index officers_of on officers (organisation_id, kind)`);
    this.addSql(`create index officers_by_member on officers (member_id) where member_id is not null`);

    this.addSql(`create type body_kind as enum ('COMMITTEE', 'PRESIDIUM', 'AUDIT_COMMISSION')`);
    this.addSql(`create table bodies (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      kind body_kind not null,
      elected_on date not null,
      powers_until date not null check (powers_until > elected_on),
      ended_on date check (ended_on >= elected_on),
      minutes_number text,
      recorded_by_id uuid
    )`);
    this.addSql(
      `create unique index bodies_in_office on bodies (organisation_id, kind) where ended_on is null`,
    );
    this.addSql(`create index bodies_of on bodies (organisation_id, elected_on)`);
    this.addSql(`create type seat_role as enum ('HEAD', 'DEPUTY', 'SECRETARY', 'ORDINARY')`);
    this.addSql(`create table seats (
      id uuid primary key default uuidv7(),
      body_id uuid not null references bodies,
      organisation_id int not null references organisations (node),
      role seat_role not null,
      ${person},
      since_on date not null,
      until_on date check (until_on >= since_on)
    )`);
    this.addSql(`create index seats_of on seats (body_id)`);
    this.addSql(`create index seats_by_member on seats (member_id) where member_id is not null`);

    this.addSql(`create type meeting_kind as enum
      ('GENERAL_MEETING', 'CONFERENCE', 'COMMITTEE', 'PRESIDIUM', 'AUDIT_COMMISSION')`);
    this.addSql(`create table meetings (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      kind meeting_kind not null,
      number text not null,
      held_on date not null,
      place text,
      entitled int not null check (entitled > 0),
      present int not null check (present between 0 and entitled),
      chaired_by text not null,
      recorded_by text not null,
      recorded_by_id uuid,
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(`create unique index meetings_of on meetings
      (organisation_id, kind, number, (extract(year from held_on)::int)) where struck_at is null`);
    this.addSql(`create type vote_share as enum ('MAJORITY', 'TWO_THIRDS')`);
    this.addSql(`create table agenda_items (
      id uuid primary key default uuidv7(),
      meeting_id uuid not null references meetings on delete cascade,
      organisation_id int not null references organisations (node),
      place int not null check (place > 0),
      question text not null,
      heard text,
      decision text,
      needed vote_share not null default 'MAJORITY',
      votes_for int not null default 0 check (votes_for >= 0),
      votes_against int not null default 0 check (votes_against >= 0),
      votes_abstained int not null default 0 check (votes_abstained >= 0),
      unique (meeting_id, place)
    )`);
    this.addSql(`create table attendances (
      meeting_id uuid not null references meetings on delete cascade,
      organisation_id int not null references organisations (node),
      member_id uuid not null references members,
      primary key (meeting_id, member_id)
    )`);
    for (const table of ["officers", "bodies", "seats", "meetings", "agenda_items", "attendances"]) {
      for (const sql of guardRowsOfOrganisation(table)) this.addSql(sql);
    }
    for (const table of ["officers", "bodies", "seats", "meetings"]) {
      this.addSql(`select keep_history('${table}', organisation => 'organisation_id')`);
    }
  }
}
