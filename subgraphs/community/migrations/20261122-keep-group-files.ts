import { Migration } from "@mikro-orm/migrations";

/** Files that go with posts of groups, and those that went with one and are yet to be removed. */
export class KeepGroupFiles extends Migration {
  override up(): void {
    this.addSql(`create table group_files (
      id uuid primary key,
      place int not null generated always as identity unique,
      group_id uuid not null references groups,
      post_id uuid not null references group_posts,
      name text not null,
      media_type text not null,
      size int not null,
      added_at timestamptz(3) not null default now()
    )`);
    this.addSql(`create index group_files_of_post on group_files (post_id, place)`);
    this.addSql(`create index group_files_of_group on group_files (group_id, place)`);
    this.addSql(`create table dropped_files (id uuid primary key)`);
  }
}
