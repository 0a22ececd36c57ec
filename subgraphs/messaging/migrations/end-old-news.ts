import { Migration } from "@mikro-orm/migrations";

/** What has waited until it is no news any more is found without looking at all that waits. */
export class EndOldNews extends Migration {
  override up(): void {
    this.addSql(
      `create index deliveries_ending on deliveries (ends_at) where state = 'WAITING' and notice_id is not null`,
    );
  }
}
