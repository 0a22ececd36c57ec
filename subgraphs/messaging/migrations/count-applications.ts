import { Migration } from "@mikro-orm/migrations";

/** Applications that came since the chair was last told of them. */
export class CountApplications extends Migration {
  override up(): void {
    this.addSql(`create table come_applications (
      application_id uuid not null,
      organisation_id uuid not null,
      came_at timestamptz not null,
      primary key (organisation_id, application_id)
    )`);
  }
}
