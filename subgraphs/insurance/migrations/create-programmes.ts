import { Migration } from "@mikro-orm/migrations";

/** Programmes of insurance by the card, and the terms of each by days: no two hold on one day. */
export class CreateProgrammes extends Migration {
  override up(): void {
    this.addSql(`create table programmes (
      id uuid primary key default uuidv7(),
      organisation_id uuid not null unique,
      name text not null,
      insurer text not null,
      created_at timestamptz not null default now()
    )`);
    this.addSql(`create table programme_terms (
      id uuid primary key default uuidv7(),
      programme_id uuid not null references programmes,
      version int not null,
      starts_on date not null,
      ends_on date,
      sum_kopecks bigint not null check (sum_kopecks > 0),
      territory text not null,
      beneficiary text not null,
      report_within_days int not null check (report_within_days > 0),
      covering_statuses text[] not null check (cardinality(covering_statuses) > 0),
      conditions text not null,
      written_at timestamptz not null default now(),
      written_by uuid,
      unique (programme_id, version),
      check (ends_on >= starts_on),
      exclude using gist (programme_id with =, daterange(starts_on, ends_on, '[]') with &&)
    )`);
    this.addSql(`revoke delete on programmes, programme_terms from insurance`);
    // Of terms that were written only the end is ever moved.
    this.addSql(`revoke update on programme_terms from insurance`);
    this.addSql(`grant update (ends_on) on programme_terms to insurance`);
  }
}
