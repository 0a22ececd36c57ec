import { Migration } from "@mikro-orm/migrations";

/** Whoever sends or reads counts without touching the row of the mailing, which somebody may hold who waits for them. */
export class FreeTallies extends Migration {
  override up(): void {
    this.addSql(`alter table mailing_tallies drop constraint mailing_tallies_mailing_id_fkey`);
  }
}
