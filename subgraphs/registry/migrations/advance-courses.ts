import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, guardRowsOfOrganisation } from "./guard-rows.js";

/** Which students the register has put one course up in which year, and by which batch, so that it can be undone. */
export class AdvanceCourses extends Migration {
  override up(): void {
    this.addSql(`create table course_batches (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      year int not null,
      student_count int not null,
      advanced_at timestamptz not null default clock_timestamp(),
      advanced_by_id uuid not null,
      undone_at timestamptz,
      undone_by_id uuid
    )`);
    this.addSql(`create index course_batches_of on course_batches (organisation_id, id)`);
    this.addSql(`create table course_advances (
      member_id uuid not null references members,
      batch_id uuid not null references course_batches,
      year int not null,
      was smallint not null,
      is_undone boolean not null default false,
      primary key (member_id, batch_id)
    )`);
    this.addSql(
      `create unique index course_advances_standing on course_advances (member_id, year) where not is_undone`,
    );
    this.addSql(`create index course_advances_of_batch on course_advances (batch_id)`);
    for (const statement of [
      ...guardRowsOfOrganisation("course_batches"),
      ...guardRowsOfMember("course_advances"),
    ]) {
      this.addSql(statement);
    }
  }
}
