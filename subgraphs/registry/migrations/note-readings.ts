import { Migration } from "@mikro-orm/migrations";

/** An operation tells once by which right it read, and whose cards: as many entries as cards took Postgres half the time to read. */
export class NoteReadings extends Migration {
  override up(): void {
    this.addSql(`do $do$ begin
      execute replace(replace(pg_get_functiondef('keep_accesses(json)'::regprocedure),
        '"memberId",
          "applicationId", operation', 'read.member_id, read.application_id, operation'),
        '"memberId" uuid, "applicationId" uuid, operation text)',
        '"memberIds" uuid[], "applicationIds" uuid[], operation text)
        -- Who tells of nobody is refused, and so is who tells of each card alone.
        left join lateral (
          select member_id, null::uuid as application_id from unnest("memberIds") member_id
          union all select null, application_id from unnest("applicationIds") application_id) read on true');
    end $do$`);
  }
}
