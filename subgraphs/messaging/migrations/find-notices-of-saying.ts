import { Migration } from "@mikro-orm/migrations";

/** Whether anybody else was told the same is asked with each person whose data are destroyed. */
export class FindNoticesOfSaying extends Migration {
  override up(): void {
    this.addSql(`create index notices_of_saying on notices (saying_id)`);
  }
}
