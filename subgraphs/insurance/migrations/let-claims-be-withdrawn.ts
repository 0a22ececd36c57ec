import { Migration } from "@mikro-orm/migrations";

/** A claim can be taken back by the claimant. */
export class LetClaimsBeWithdrawn extends Migration {
  override up(): void {
    this.addSql(`alter type claim_state add value 'WITHDRAWN'`);
  }
}
