import { Migration } from "@mikro-orm/migrations";

/** Which merge of cards has brought a post to its author, so that it goes back when the merge is undone. */
export class FollowRegister extends Migration {
  override up(): void {
    this.addSql(`alter table blog_posts add column merge_id uuid`);
    this.addSql(`create index blog_posts_of_merge on blog_posts (merge_id) where merge_id is not null`);
  }
}
