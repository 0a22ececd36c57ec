import { Migration } from "@mikro-orm/migrations";

/** Of which ends of a chair's powers there was a warning, and how many days before. */
export class WatchTerms extends Migration {
  override up(): void {
    this.addSql(`create table warned_terms (
      organisation_id uuid not null,
      powers_until date not null,
      days_before int not null,
      primary key (organisation_id, powers_until, days_before)
    )`);
  }
}
