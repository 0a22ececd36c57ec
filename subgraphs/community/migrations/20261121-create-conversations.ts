import { Migration } from "@mikro-orm/migrations";

export class CreateConversations extends Migration {
  override up(): void {
    this.addSql(`
      create table conversations (
        subject_id text primary key,
        last_place int not null
      )`);
    this.addSql(`
      create table comments (
        id uuid primary key default uuidv7(),
        subject_id text not null references conversations,
        place int not null,
        last_revision int not null check (last_revision >= place),
        reply_to_id uuid references comments,
        person_id uuid not null,
        author_member_id uuid,
        text text check (text <> ''),
        status text not null check (status in ('VISIBLE', 'DELETED', 'HIDDEN')),
        written_at timestamptz(3) not null,
        edited_at timestamptz(3),
        reason_to_hide text,
        moderated_by uuid,
        moderated_at timestamptz(3),
        unique (subject_id, place),
        check ((status = 'DELETED') = (text is null))
      )`);
    this.addSql(`create index comments_threads on comments (subject_id, place) where reply_to_id is null`);
    this.addSql(`create index comments_replies on comments (reply_to_id, place)`);
    this.addSql(`create index comments_changes on comments (subject_id, last_revision)`);
    this.addSql(`create index comments_of_person on comments (person_id, written_at)`);
    this.addSql(`
      create table reactions (
        target_id text not null,
        person_id uuid not null,
        kind text not null check (kind in ('LIKE', 'THANKS', 'SUPPORT', 'SAD')),
        reacted_at timestamptz(3) not null default now(),
        primary key (target_id, person_id)
      )`);
  }
}
