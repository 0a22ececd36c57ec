import { Migration } from "@mikro-orm/migrations";

/** Whoever may grant at an organisation reads what became of its grants, the last first. */
export class FindGrantChanges extends Migration {
  override up(): void {
    this.addSql(`alter table grant_changes add column organisation_id uuid
      generated always as ((coalesce(became, was) ->> 'organisation_id')::uuid) stored`);
    this.addSql(`create index grant_changes_at on grant_changes (organisation_id, id)`);
  }
}
