import { Migration } from "@mikro-orm/migrations";

/** Tables of payouts by version; what is in force is never written over. */
export class CreatePayoutTables extends Migration {
  override up(): void {
    this.addSql(`create table payout_tables (
      id uuid primary key default uuidv7(),
      programme_id uuid not null references programmes,
      version int not null,
      starts_on date,
      sections jsonb not null,
      drafted_at timestamptz not null default now(),
      drafted_by uuid,
      enacted_at timestamptz,
      enacted_by uuid,
      unique (programme_id, version),
      unique (programme_id, starts_on)
    )`);
    this.addSql(
      `create unique index payout_tables_draft on payout_tables (programme_id) where starts_on is null`,
    );
    this.addSql(`revoke delete on payout_tables from insurance`);
    this.addSql(`create function keep_enacted() returns trigger language plpgsql as $$ begin
      raise exception 'a payout table that was put in force is not changed' using errcode = 'check_violation';
    end $$`);
    this.addSql(`create trigger enacted_is_kept before update on payout_tables for each row
      when (old.starts_on is not null) execute function keep_enacted()`);
  }
}
