import { Migration } from "@mikro-orm/migrations";

/** Whoever was confirmed another way waits for nobody: requests that were left over so are closed. */
export class CloseNeedlessRequests extends Migration {
  override up(): void {
    this
      .addSql(`update membership_requests set status = 'CONFIRMED', member_id = accounts.member_id, born_on = null,
        note = null, decided_at = now()
      from accounts where accounts.id = account_id and status = 'WAITING' and accounts.member_id is not null
        and accounts.verification = 'MEMBER_CONFIRMED'`);
  }
}
