import { Migration } from "@mikro-orm/migrations";

export class FindOldTries extends Migration {
  override up(): void {
    this.addSql(`create index rate_limits_expired on rate_limits (expire)`);
  }
}
