import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember } from "./guard-rows.js";

/** Files on the card («Присоединённые файлы»): entries like those of its other tabs. */
export class AttachToCards extends Migration {
  override up(): void {
    this.addSql(`create table card_attachments (
      id uuid primary key default uuidv7(),
      member_id uuid not null references members,
      file_id uuid not null,
      title text not null,
      recorded_at timestamptz not null default clock_timestamp(),
      recorded_by_id uuid,
      struck_at timestamptz,
      struck_by_id uuid
    )`);
    this.addSql(
      `create index card_attachments_of_member on card_attachments (member_id) where struck_at is null`,
    );
    for (const sql of guardRowsOfMember("card_attachments")) this.addSql(sql);
    this.addSql(`revoke update, delete on card_attachments from registry`);
    this.addSql(`grant update (struck_at, struck_by_id) on card_attachments to registry`);
  }
}
