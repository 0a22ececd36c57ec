import { Migration } from "@mikro-orm/migrations";

/**
 * Cards and movements of a stretch name whom its own statement brings, on the primaries where `check_places` held them:
 * the statement says whether all of them came (`PUT_ON`), and none is looked for again.
 */
export class TrustStretches extends Migration {
  override up(): void {
    for (const [table, column] of [
      ["membership_cards", "member_id"],
      ["movements", "member_id"],
      ["movements", "organisation_id"],
    ]) {
      this.addSql(`drop trigger ${column}_held_of_all on ${table}`);
      this.addSql(`drop function hold_${column}_of_all_${table}()`);
    }
  }
}
