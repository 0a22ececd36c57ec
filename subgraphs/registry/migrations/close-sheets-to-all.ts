import { Migration } from "@mikro-orm/migrations";

/** A closed sheet is closed to a member who pays by card, and to the keeper of another register, neither of whom sees it. */
export class CloseSheetsToAll extends Migration {
  override up(): void {
    this.addSql(`create function is_dues_sheet_closed(primary_node int, of_month date) returns boolean
      language sql stable security definer set search_path = registry as $$
        select exists (
          select from dues_sheets where organisation_id = primary_node and month = of_month) $$`);
    this.addSql(`revoke execute on function is_dues_sheet_closed(int, date) from public`);
    this.addSql(`grant execute on function is_dues_sheet_closed(int, date) to registry`);
  }
}
