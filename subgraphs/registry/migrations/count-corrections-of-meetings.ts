import { Migration } from "@mikro-orm/migrations";

/** How often a meeting was written down: whoever puts it right says what they have read. */
export class CountCorrectionsOfMeetings extends Migration {
  override up(): void {
    this.addSql(`alter table meetings add column revision int not null default 1`);
  }
}
