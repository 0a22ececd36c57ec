import { Migration } from "@mikro-orm/migrations";

export class CreateBlogPosts extends Migration {
  override up(): void {
    this.addSql(`
      create table blog_posts (
        id uuid primary key default uuidv7(),
        organisation_id uuid not null,
        author_member_id uuid not null,
        title text not null check (title <> ''),
        body text not null check (body <> ''),
        published_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        withdrawn_at timestamptz(3),
        withdrawn_by uuid
      )`);
    this.addSql(`
      create index blog_posts_newest on blog_posts (organisation_id, published_at desc, id desc)
        where withdrawn_at is null`);
    this.addSql(`create index blog_posts_author on blog_posts (author_member_id, published_at desc)`);
    this.addSql(`
      create view published.blog_post as
        select id, organisation_id, author_member_id, title, body, published_at, updated_at
          from blog_posts where withdrawn_at is null`);
    this.addSql(`grant select on published.blog_post to angel_reader`);
  }
}
