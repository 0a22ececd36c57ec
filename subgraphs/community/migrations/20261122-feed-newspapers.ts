import { Migration } from "@mikro-orm/migrations";

export class FeedNewspapers extends Migration {
  override up(): void {
    this.addSql(`alter table feed_items drop constraint feed_items_subject_kind_check`);
    this.addSql(`alter table feed_items add constraint feed_items_subject_kind_check
      check (subject_kind in ('ARTICLE', 'BLOG_POST', 'EVENT', 'NEWSPAPER_ISSUE'))`);
  }
}
