import { Migration } from "@mikro-orm/migrations";

/** Who holds a role at an organisation: the view says the day of a revocation, so an index of those that stand does not serve it. */
export class FindKeepers extends Migration {
  override up(): void {
    this.addSql(`drop index grants_at`);
    this.addSql(`create index grants_at on grants (organisation_id)`);
  }
}
