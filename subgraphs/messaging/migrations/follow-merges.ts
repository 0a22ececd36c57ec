import { Migration } from "@mikro-orm/migrations";

/** By which merge of cards a notice came to the card that was kept, so that it goes back where the merge is undone. */
export class FollowMerges extends Migration {
  override up(): void {
    this.addSql(`alter table notices add column merge_id uuid`);
    this.addSql(`create index notices_by_merge on notices (merge_id) where merge_id is not null`);
  }
}
