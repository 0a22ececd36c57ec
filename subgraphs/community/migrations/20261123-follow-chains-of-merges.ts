import { Migration } from "@mikro-orm/migrations";

const LEFT = [
  "comments",
  "reactions",
  "event_registrations",
  "event_invitations",
  "survey_participants",
  "group_members",
  "group_posts",
];

/** By which merges of cards, one after another, a thing came to whose it is: each can be undone. Of before, the last is known. */
export class FollowChainsOfMerges extends Migration {
  override up(): void {
    for (const table of LEFT) {
      this.addSql(`alter table ${table} add column merges uuid[]`);
      this.addSql(`update ${table} set merges = array[merge_id] where merge_id is not null`);
      this.addSql(`alter table ${table} drop column merge_id`);
      this.addSql(`create index ${table}_of_merge on ${table} using gin (merges) where merges is not null`);
    }
  }
}
