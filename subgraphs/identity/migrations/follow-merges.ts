import { Migration } from "@mikro-orm/migrations";

/** Which account went over to the card that was kept, so that it comes back where the merge is undone. */
export class FollowMerges extends Migration {
  override up(): void {
    this.addSql(`create table followed_merges (
      merge_id uuid primary key,
      account_id uuid not null references accounts
    )`);
  }
}
