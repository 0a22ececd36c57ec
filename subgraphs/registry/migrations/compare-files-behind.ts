import { Migration } from "@mikro-orm/migrations";

/**
 * What rows of one file have in common is only asked to compare whom they brought: behind the writers, as they are
 * compared, and of a file that was put on alone.
 */
export class CompareFilesBehind extends Migration {
  override up(): void {
    this.addSql(`create table files_to_compare (import_id uuid primary key)`);
    this.addSql(`revoke all on files_to_compare from registry`);
    this.addSql(`create function compare_file_later(of_import uuid) returns void
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        -- Whoever is comparing at this moment may not see the file's members, and has noted nobody yet.
        perform pg_advisory_xact_lock(hashtextextended('registry.compare_suspects', 0));
        insert into duplicate_suspects (member_id)
          select distinct unnest(ids) from compared_members join member_imports on member_imports.id = of_import
          where xid >= judged_from and import_id is distinct from of_import;
        insert into files_to_compare values (of_import) on conflict do nothing;
      end $$`);
    this.addSql(`create function suspect_file() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        file uuid;
        lines int[];
      begin
        delete from files_to_compare where import_id = (
          select import_id from files_to_compare limit 1 for update skip locked) returning import_id into file;
        if file is null then return; end if;
        lines := array(select rows_in_common(file, true) union select rows_in_common(file, false));
        insert into duplicate_suspects (member_id, came_with)
          select id, file from members where id = any(array(
            select member_id from member_import_rows where import_id = file and line = any(lines)));
      end $$`);
    for (const own of ["compare_file_later(uuid)", "suspect_file()"]) {
      this.addSql(`revoke execute on function ${own} from public`);
      this.addSql(`grant execute on function ${own} to registry`);
    }
    this.addSql(`drop function suspect_changed_since_judging(uuid)`);
    this.addSql(`drop function find_shared_rows(uuid, boolean)`);
  }
}
