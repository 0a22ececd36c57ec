import { Migration } from "@mikro-orm/migrations";

/** Statements and answers that were read, and registers of old payouts, were kept for ever. */
export class LetGoOfLists extends Migration {
  override up(): void {
    // Rows of files are seen by their keeper alone, which the owner of the tables is not.
    this.addSql(`set local role loyalty`);
    this.addSql(
      `update files.files set goes_at = now() where account_id is not null and taken_at is not null`,
    );
    this.addSql(`update files.files set goes_at = stored_at + interval '90 days' where account_id is null`);
    this.addSql(`set local role loyalty_owner`);
  }
}
