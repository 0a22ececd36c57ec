import { Migration } from "@mikro-orm/migrations";

/** The last print of a passport by each person: the one before it is forgotten. */
export class KeepPassportPrints extends Migration {
  override up(): void {
    this.addSql(`create table passport_prints (
      organisation_id uuid not null,
      account_id uuid not null,
      file_id uuid not null,
      primary key (organisation_id, account_id)
    )`);
  }
}
