import { Migration } from "@mikro-orm/migrations";

/** By which merges of cards, one after another, a post came to whose it is: each can be undone. Of before, the last is known. */
export class FollowChainsOfMerges extends Migration {
  override up(): void {
    this.addSql(`alter table blog_posts add column merges uuid[]`);
    this.addSql(`update blog_posts set merges = array[merge_id] where merge_id is not null`);
    this.addSql(`alter table blog_posts drop column merge_id`);
    this.addSql(`create index blog_posts_of_merge on blog_posts using gin (merges) where merges is not null`);
  }
}
