import { Migration } from "@mikro-orm/migrations";

/**
 * Whoever a row may bring has their id from the judging on, so that a row is not written anew when it is put on. Whether
 * they have been put on is seen by the member. Whom a file has brought and lost again gets another id.
 */
export class NameRowsOnce extends Migration {
  override up(): void {
    this.addSql(`update member_import_rows set member_id = uuidv7()
      where member_id is null and verdict in ('NEW', 'PROBABLE_DUPLICATE')`);
    this.addSql(`create or replace function forget_import_rows(of_import uuid) returns void
      language sql security definer set search_path = registry, extensions as $$
        delete from member_import_rows where import_id = of_import
          and not exists (select from members where members.id = member_id) $$`);
    // Asked last and by itself: as a join it would read all members.
    const isPutOn = "(select true from members put where put.id = pending.member_id)";
    this.addSql(`do $do$ begin
      execute replace(replace(pg_get_functiondef('find_arrived_rows'::regproc),
        'pending.member_id is null', '${isPutOn} is null'),
        'match_id = found.id', 'match_id = found.id, member_id = null');
      execute replace(replace(pg_get_functiondef('undo_import_rows'::regproc),
        'set member_id = null', 'set member_id = uuidv7()'),
        E'and member_id is not null;\n        return kept',
        E'and exists (select from members where members.id = member_id);\n        return kept');
    end $do$`);
  }
}
