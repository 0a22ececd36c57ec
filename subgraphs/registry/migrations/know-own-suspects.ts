import { Migration } from "@mikro-orm/migrations";

/**
 * Whom a file has just brought, and who is compared behind it, is nobody whom its next rows need be held against: what a
 * file's rows have in common is found when it is judged.
 */
export class KnowOwnSuspects extends Migration {
  override up(): void {
    this.addSql(`alter table duplicate_suspects add column came_with uuid`);
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('note_judged'::regproc),
        'insert into duplicate_suspects (member_id) select unnest(shared)',
        'insert into duplicate_suspects (member_id, came_with) select unnest(shared), of_import');
      execute replace(pg_get_functiondef('changed_since_judging'::regproc),
        'union select member_id from duplicate_suspects',
        'union select member_id from duplicate_suspects where came_with is distinct from of_import');
    end $do$`);
  }
}
