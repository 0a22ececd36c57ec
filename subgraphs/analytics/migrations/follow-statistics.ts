import { Migration } from "@mikro-orm/migrations";

/** Up to which event the figures of a day have been counted. */
export class FollowStatistics extends Migration {
  override up(): void {
    this.addSql(`alter table statistical_days add column position bigint not null default 0`);
    this.addSql(`alter table statistical_days alter column position drop default`);
  }
}
