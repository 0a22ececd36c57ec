import { Migration } from "@mikro-orm/migrations";

/** What was last told of an event, so that a change which says nothing new is not told of. */
export class CompareEvents extends Migration {
  override up(): void {
    this.addSql(`create table told_events (event_id uuid primary key, words text not null)`);
  }
}
