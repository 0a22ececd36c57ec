import { Migration } from "@mikro-orm/migrations";

/** By which words the posts of a group are found. */
export class SeekGroupPosts extends Migration {
  override up(): void {
    this.addSql(`alter table group_posts add column lexemes tsvector generated always as
      (to_tsvector('russian', translate(coalesce(title || ' ' || text, ''), 'ёЁ', 'еЕ'))) stored`);
    this.addSql(`create index group_posts_by_lexemes on group_posts using gin (lexemes)`);
  }
}
