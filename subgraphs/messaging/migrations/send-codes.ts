import { Migration } from "@mikro-orm/migrations";

/** A code names its channel where it lies sealed; codes have a lane of their own. */
export class SendCodes extends Migration {
  override up(): void {
    this.addSql(`alter table deliveries alter column channel drop not null`);
    this.addSql(`alter table deliveries add check (channel is not null or challenge_id is not null)`);
    this.addSql(
      `create index deliveries_of_codes on deliveries (due_at) where state = 'WAITING' and challenge_id is not null`,
    );
  }
}
