import { Migration } from "@mikro-orm/migrations";

const LEFT = ["comments", "reactions", "event_registrations", "event_invitations", "survey_participants"];

/** Which merge of cards has brought over what somebody left here, so that it goes back when the merge is undone. */
export class FollowRegister extends Migration {
  override up(): void {
    for (const table of LEFT) {
      this.addSql(`alter table ${table} add column merge_id uuid`);
      this.addSql(`create index ${table}_of_merge on ${table} (merge_id) where merge_id is not null`);
    }
    this.addSql(`create index comments_of_author on comments (author_member_id, subject_id, id)`);
    this.addSql(`create index reactions_of_person on reactions (person_id)`);
    this.addSql(`create index survey_participants_of_member on survey_participants (member_id)`);
  }
}
