import { Migration } from "@mikro-orm/migrations";

/** Whose list was held against the register: the employer of the day, for a primary may come to have another. */
export class KeepWhoseLists extends Migration {
  override up(): void {
    this.addSql(`alter table dues_reconciliations add column employer_id uuid references employers`);
  }
}
