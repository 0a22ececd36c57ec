import { Migration } from "@mikro-orm/migrations";

/** How often something happened, by day, place, employer, branch and topic: what sudden rises are sought in. */
export class CountHappenings extends Migration {
  override up(): void {
    this.addSql(`create table happenings (
      kind text not null,
      day date not null,
      organisation_id uuid not null,
      employer_id uuid,
      branch text,
      topic text,
      count int not null,
      unique nulls not distinct (kind, day, organisation_id, employer_id, branch, topic)
    )`);
    this.addSql(`create index happenings_of_organisation on happenings (organisation_id, kind, day)`);
  }
}
