import { Migration } from "@mikro-orm/migrations";

export class CreateFeed extends Migration {
  override up(): void {
    this.addSql(`
      create table feed_items (
        id uuid primary key default uuidv7(),
        subject_kind text not null check (subject_kind in ('ARTICLE', 'BLOG_POST')),
        subject_id text not null unique,
        organisation_id uuid not null,
        flows_down boolean not null,
        published_at timestamptz(3) not null
      )`);
    this.addSql(`create index feed_items_own on feed_items (organisation_id, published_at desc, id desc)`);
    this.addSql(`
      create index feed_items_flowing on feed_items (organisation_id, published_at desc, id desc) where flows_down`);
    this.addSql(`create index feed_items_coming on feed_items (organisation_id, id)`);
  }
}
