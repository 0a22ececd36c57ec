import { Migration } from "@mikro-orm/migrations";

/**
 * Months come from movements alone, whose own keys hold them to organisations: nobody looks for the organisation again
 * for each month that a file brings.
 */
export class FollowMovements extends Migration {
  override up(): void {
    this.addSql(`alter table movement_counts drop constraint movement_counts_organisation_id_fkey`);
  }
}
