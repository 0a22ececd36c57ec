import { Migration } from "@mikro-orm/migrations";

/** Where greetings were taken down by hand; without an organisation, everywhere. */
export class TakeDownGreetings extends Migration {
  override up(): void {
    this.addSql(`
      create table taken_down_greetings (
        greeting_id uuid not null,
        organisation_id uuid,
        taken_down_by uuid not null,
        taken_down_at timestamptz(3) not null default now(),
        unique nulls not distinct (greeting_id, organisation_id)
      )`);
  }
}
