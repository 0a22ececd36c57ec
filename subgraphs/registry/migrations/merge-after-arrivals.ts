import { Migration } from "@mikro-orm/migrations";

/** Whoever came to a register after the day since which it is another's goes over on the day they came, and not before. */
export class MergeAfterArrivals extends Migration {
  override up(): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('merge_organisations'::regproc),
        $$select id, target, 'TRANSFERRED', since, target,$$,
        $$select id, target, 'TRANSFERRED',
            greatest(since, (select max(moved_on) from movements where member_id = members.id)), target,$$);
    end $do$`);
  }
}
