import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, guardRowsOfOrganisation } from "./guard-rows.js";

/** What members have paid, and how that agrees with what employers have withheld. */
export class KeepDues extends Migration {
  override up(): void {
    const isMonth = "check (extract(day from month) = 1)";

    this.addSql(`create table dues_sheets (
      organisation_id int not null references organisations (node),
      month date not null ${isMonth},
      closed_at timestamptz not null default now(),
      closed_by_id uuid,
      primary key (organisation_id, month)
    )`);
    for (const sql of guardRowsOfOrganisation("dues_sheets")) this.addSql(sql);
    this.addSql(`revoke update, delete on dues_sheets from registry`);

    // Nothing that was paid is changed: a mistake is taken back by a payment of the opposite sign.
    this.addSql(`create table dues_payments (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      organisation_id int not null references organisations (node),
      month date not null ${isMonth},
      kopecks bigint not null check (kopecks <> 0),
      form dues_form not null,
      paid_on date not null,
      reference text not null,
      reverses_id uuid unique references dues_payments,
      recorded_by_id uuid,
      recorded_at timestamptz not null default now(),
      check ((kopecks < 0) = (reverses_id is not null)),
      unique (organisation_id, reference)
    )`);
    this.addSql(`create index dues_payments_of_member on dues_payments (member_id, month, id)`);
    this.addSql(`create index dues_payments_of_month on dues_payments (organisation_id, month)`);
    for (const sql of guardRowsOfMember("dues_payments")) this.addSql(sql);
    this.addSql(`revoke update, delete on dues_payments from registry`);
    // A member who pays by card records it without a keeper, by the provider's word.
    this.addSql(`create policy paid_by_member on dues_payments for insert to registry
      with check (member_id = (select own_member()) and form = 'CARD')`);

    this.addSql(`create type dues_charge_status as enum ('PENDING', 'PAID', 'DECLINED')`);
    this.addSql(`create table dues_charges (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      organisation_id int not null references organisations (node),
      month date not null ${isMonth},
      kopecks bigint not null check (kopecks > 0),
      status dues_charge_status not null default 'PENDING',
      provider_reference text not null unique,
      begun_at timestamptz not null default now()
    )`);
    this.addSql(`create index dues_charges_of_member on dues_charges (member_id, id)`);
    this.addSql(`alter table dues_charges enable row level security`);
    this.addSql(`alter table dues_charges force row level security`);
    this.addSql(`create policy own on dues_charges to registry
      using (member_id = (select own_member())) with check (member_id = (select own_member()))`);
    this.addSql(`revoke delete on dues_charges from registry`);

    this.addSql(`create type dues_verdict as enum
      ('AGREES', 'WRONG_SUM', 'LEFT', 'NOT_A_MEMBER', 'AMBIGUOUS', 'UNREADABLE', 'MISSING')`);
    this.addSql(`create table dues_reconciliations (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      month date not null ${isMonth},
      file_name text not null,
      made_by_id uuid,
      made_at timestamptz not null default now()
    )`);
    this.addSql(
      `create index dues_reconciliations_of_organisation on dues_reconciliations (organisation_id, id)`,
    );
    this.addSql(`create table dues_reconciliation_rows (
      reconciliation_id uuid not null references dues_reconciliations,
      organisation_id int not null references organisations (node),
      place int not null,
      line int,
      written text,
      member_id uuid references members,
      verdict dues_verdict not null,
      withheld_kopecks bigint,
      expected_kopecks bigint,
      primary key (reconciliation_id, place)
    )`);
    for (const table of ["dues_reconciliations", "dues_reconciliation_rows"]) {
      for (const sql of guardRowsOfOrganisation(table)) this.addSql(sql);
      this.addSql(`revoke update, delete on ${table} from registry`);
    }
  }
}
