import { Migration } from "@mikro-orm/migrations";

/** Former numbers are sought by their organisation too. */
export class IndexNumbers extends Migration {
  override up(): void {
    this.addSql(
      `create index organisation_numbers_of on organisation_numbers (organisation_id, valid_until)`,
    );
  }
}
