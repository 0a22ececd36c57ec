import { Migration } from "@mikro-orm/migrations";

/** Days before the first picture are one and the same to the counts: of a file three rows of four. */
export class CountEarlyDaysOnce extends Migration {
  override up(): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('count_members_on_insert'::regproc),
        'valid_from as day', 'greatest(valid_from, (select min(day) from count_pictures)) as day');
    end $do$`);
  }
}
