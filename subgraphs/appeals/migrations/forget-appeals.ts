import { Migration } from "@mikro-orm/migrations";

/** An appeal is kept for five years after it was closed; of the older the words and the names go, the count stays. */
export class ForgetAppeals extends Migration {
  override up(): void {
    this.addSql(`create index appeals_to_forget on appeals (closed_at) where sealed is not null`);
  }
}
