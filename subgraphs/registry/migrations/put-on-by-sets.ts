import { Migration } from "@mikro-orm/migrations";
import { restOf } from "./likeness.js";

/** Whether the transaction says that it has seen to where its rows stand. */
export const IS_PLACED = "coalesce(current_setting('angel.placed', true), '') = 'true'";

/** What was done of a file row by row, and is done of a stretch of rows as well. */
export class PutOnBySets extends Migration {
  override up(): void {
    this.referToFiles();
    this.place();
    this.askForWholeUnionFirst();
    this.indexLess();
    this.findRepeated();
    this.learnWords();
  }

  /** All rows of a statement are of one file: it is looked for once, and kept as long as it has rows. */
  private referToFiles(): void {
    this.addSql(`alter table member_import_rows drop constraint member_import_rows_import_id_fkey`);
    this.addSql(`create function check_files_of_rows() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        file uuid;
      begin
        for file in select distinct import_id from come order by 1 loop
          perform from member_imports where id = file for key share;
          if not found then
            raise foreign_key_violation using message = format('There is no file %s for its rows.', file);
          end if;
        end loop;
        return null;
      end $$`);
    this.addSql(`create trigger files_of_rows_checked after insert on member_import_rows
      referencing new table as come for each statement execute function check_files_of_rows()`);
    this.addSql(`create function check_rows_of_file() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        if exists (select from member_import_rows where import_id = old.id) then
          raise foreign_key_violation using message = format('The file %s still has rows.', old.id);
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger rows_of_file_checked after delete on member_imports
      for each row execute function check_rows_of_file()`);
    // To lock the file its owner must be let change it, and changes nothing.
    this.addSql(`create policy held_by_owner on member_imports for update to registry_owner using (true)`);
  }

  /** Who brings the nodes of thousands along is held to them by one look, and not given them one by one. */
  private place(): void {
    this.addSql(`drop trigger member_placed on members`);
    this.addSql(`create trigger member_placed before insert on members
      for each row when (current_user <> 'registry_owner' and not ${IS_PLACED}) execute function place_member()`);
    this.addSql(`create trigger member_placed_anew
      before update of primary_id, territorial_id, okrug_id, region_id on members
      for each row when (current_user <> 'registry_owner') execute function place_member()`);
    // Their primaries are held until the end of the transaction, as by place_member().
    this.addSql(`create function check_places() returns trigger
      language plpgsql set search_path = registry, extensions as $$ begin
        if exists (
          with said as materialized (select distinct primary_id, territorial_id, okrug_id, region_id from come),
          homes as materialized (
            select node, territorial_id, okrug_id, region_id from organisations
            where node in (select primary_id from said) order by node for key share)
          select from said left join homes on node = primary_id
          where (said.territorial_id, said.okrug_id, said.region_id)
            is distinct from (homes.territorial_id, homes.okrug_id, homes.region_id))
        then raise check_violation using message = 'A member does not stand where their primary does.';
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger members_places_checked after insert on members
      referencing new table as come for each statement
      when (current_user <> 'registry_owner' and ${IS_PLACED}) execute function check_places()`);
  }

  /** Of several policies Postgres asks the last first, by name: the one that is right or wrong for all rows at once. */
  private askForWholeUnionFirst(): void {
    for (const table of ["membership_cards", "movements"]) {
      this.addSql(`alter policy added_in_subtree on ${table} rename to added_below`);
    }
  }

  /**
   * Most rows are new, so that a page of them is read by the file's own order. Months are read of organisations, and of
   * all of them from the totals: an index of each month's numbers was written anew with every one of them.
   */
  private indexLess(): void {
    this.addSql(`drop index movement_counts_by_month`);
    this.addSql(`drop index member_import_rows_by_verdict`);
    this.addSql(`create index member_import_rows_by_verdict on member_import_rows (import_id, verdict, line)
      where verdict <> 'NEW'`);
  }

  /** Who is said twice is put on once; and new ones who have in common what anybody is compared by. */
  private findRepeated(): void {
    const day = "(born_on - date '1900-01-01')::bigint";
    const common = [
      `hashtextextended(split_part(name_key, ' ', 1), ${day})`,
      `hashtextextended(${restOf("name_key")}, ${day} + (1::bigint << 32))`,
      `hashtextextended(name_key, primary_id + (2::bigint << 32))`,
      `hashtextextended(phone, 3::bigint << 32)`,
      `hashtextextended(lower(email), 4::bigint << 32)`,
    ];
    // A file that has just come is in no statistics: as a nested loop it would be read once for each of its rows.
    this.addSql(`create or replace function find_repeated_rows(of_import uuid) returns void
      language sql set search_path = registry, extensions set work_mem = '64MB' set enable_nestloop = off as $$
        with said as materialized (
          select line, verdict, name_key, born_on, primary_id, phone, email,
            hashtextextended(name_key, coalesce(${day}, primary_id + (1::bigint << 32))) as person
          from member_import_rows where import_id = of_import and verdict <> 'BAD'),
        repeated as (
          select line, first_line from (
            select line, min(line) over (
              partition by person, name_key, born_on, case when born_on is null then primary_id end) as first_line
            from said) found
          where first_line < line),
        words as materialized (
          select line, unnest(array[${common.join(", ")}]) as word from said where verdict = 'NEW'),
        shared as (
          select distinct line from words
          where word in (select word from words where word is not null group by word having count(*) > 1))
        update member_import_rows judged set
          verdict = case when first_line is null then judged.verdict else 'SAME' end,
          repeats_line = first_line,
          is_shared = is_shared or shared.line is not null
        from repeated full join shared using (line)
        where import_id = of_import and judged.line = coalesce(repeated.line, shared.line) $$`);
  }

  private learnWords(): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('learn_later_words'::regproc), 'regexp_split_to_table', 'string_to_table');
    end $do$`);
  }
}
