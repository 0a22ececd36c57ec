import { Migration } from "@mikro-orm/migrations";
import { guardRowsOfMember, guardRowsOfOrganisation } from "./guard-rows.js";

/** Which sexes the rules have filled in, and by which batch, so that it can be told and undone. */
export class DeriveSexes extends Migration {
  override up(): void {
    this.addSql(`create table sex_batches (
      id uuid primary key default uuidv7(),
      organisation_id int not null references organisations (node),
      rule_version smallint not null,
      male_count int not null,
      female_count int not null,
      derived_at timestamptz not null default clock_timestamp(),
      derived_by_id uuid not null,
      undone_at timestamptz,
      undone_by_id uuid
    )`);
    this.addSql(`create index sex_batches_of on sex_batches (organisation_id, id)`);
    this.addSql(`create table derived_sexes (
      member_id uuid primary key references members,
      sex sex not null,
      rule_version smallint not null,
      batch_id uuid references sex_batches
    )`);
    this.addSql(`create index derived_sexes_of_batch on derived_sexes (batch_id) where batch_id is not null`);
    for (const statement of [
      ...guardRowsOfOrganisation("sex_batches"),
      ...guardRowsOfMember("derived_sexes"),
    ]) {
      this.addSql(statement);
    }
    this.addSql(`create index members_without_sex on members (primary_id) where sex is null`);
  }
}
