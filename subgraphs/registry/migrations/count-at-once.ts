import { Migration } from "@mikro-orm/migrations";
import { addition, changed, MEMBERS, sumOf } from "./count-members.js";
import { COUNTERS } from "./counters.js";

/**
 * Members who come are counted by one statement. An array of differences, which may be empty and then spares adding
 * them, is worth making of rows that change; of members who come it is never empty, and took longer than the counting.
 */
export class CountAtOnce extends Migration {
  override up(): void {
    const sums = COUNTERS.map((counter) => `${sumOf(MEMBERS.counters[counter])} as ${counter}`).join(", ");
    this.addSql(`create or replace function count_members_on_insert() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        ${addition(`select primary_id, day, ${sums}
          from (${changed(MEMBERS.columns, "come", 1, "valid_from")}) changed group by primary_id, day`)};
        return null;
      end $$`);
  }
}
