import { Migration } from "@mikro-orm/migrations";

/** Whose a saying or a delivery is, is asked of it alone, and of the platform's own hand not at all: else all notices are read for it. */
export class ProbeNotices extends Migration {
  override up(): void {
    for (const [table, ofIt] of [
      ["sayings", "saying_id = sayings.id"],
      ["deliveries", "notices.id = notice_id"],
    ] as const) {
      this.addSql(`drop policy seen on ${table}`);
      this.addSql(`create policy seen on ${table} for select to messaging using (
        case when (select is_platform()) then true
          else exists (select from notices where ${ofIt} and person_id = any((select own_people())::uuid[])) end)`);
    }
  }
}
