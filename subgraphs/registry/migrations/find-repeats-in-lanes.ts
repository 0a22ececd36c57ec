import { Migration } from "@mikro-orm/migrations";
import { restOf } from "./likeness.js";

/**
 * What is found out of a file at the end of its judging, in two lanes: who is said twice, and who has something in
 * common with another. A file that has just come is in no statistics: as a nested loop it would be read once for each of
 * its rows. So rows are found by hashes, and written by their numbers in order: lanes never wait in a circle.
 */
export class FindRepeatsInLanes extends Migration {
  override up(): void {
    this.findRepeated();
    this.findShared();
  }

  /** Who is said twice is put on once. */
  private findRepeated(): void {
    this.addSql(`create function rows_said_again(of_import uuid) returns table (line int, first_line int)
      language sql stable set search_path = registry, extensions set work_mem = '64MB' set enable_nestloop = off as $$
        with said as materialized (
          select line, name_key, born_on, primary_id,
            hashtextextended(name_key, coalesce(born_on - date '1900-01-01', primary_id + (1::bigint << 32))) as person
          from member_import_rows where import_id = of_import and verdict <> 'BAD')
        select line, first_line from (
          select line, min(line) over (
            partition by person, name_key, born_on, case when born_on is null then primary_id end) as first_line
          from said where person in (select person from said group by person having count(*) > 1)) found
        where first_line < line $$`);
    this.addSql(`create or replace function find_repeated_rows(of_import uuid) returns void
      language plpgsql set search_path = registry, extensions set enable_nestloop = off as $$
      declare
        lines int[];
        first_lines int[];
      begin
        select array_agg(line order by line), array_agg(first_line order by line) into lines, first_lines
          from rows_said_again(of_import);
        update member_import_rows again set verdict = 'SAME', repeats_line = found.first_line, member_id = null
          from unnest(lines, first_lines) found (line, first_line)
          where import_id = of_import and again.line = any(lines) and again.line = found.line;
      end $$`);
  }

  /** New ones who have in common what anybody is compared by: of their names, or a telephone or an address. */
  private findShared(): void {
    const day = "(born_on - date '1900-01-01')::bigint";
    const names = [
      `hashtextextended(split_part(name_key, ' ', 1), ${day})`,
      `hashtextextended(${restOf("name_key")}, ${day} + (1::bigint << 32))`,
      `hashtextextended(name_key, primary_id + (2::bigint << 32))`,
    ];
    const contacts = [
      `hashtextextended(phone, 3::bigint << 32)`,
      `hashtextextended(lower(email), 4::bigint << 32)`,
    ];
    // A row that is said again is looked at as the new one that it was, whichever lane comes first.
    this.addSql(`create function rows_in_common(of_import uuid, by_name boolean) returns setof int
      language sql stable set search_path = registry, extensions set work_mem = '64MB' set enable_nestloop = off as $$
        with words as materialized (
          select line, unnest(case when by_name then array[${names.join(", ")}] else array[${contacts.join(", ")}] end) as word
          from member_import_rows
          where import_id = of_import and match_id is null and (verdict = 'NEW' or repeats_line is not null))
        select distinct line from words
        where word in (select word from words where word is not null group by word having count(*) > 1) $$`);
    this.addSql(`create function find_shared_rows(of_import uuid, by_name boolean) returns void
      language plpgsql set search_path = registry, extensions as $$
      declare
        lines int[] := array(select line from rows_in_common(of_import, by_name) line order by line);
      begin
        update member_import_rows set is_shared = true where import_id = of_import and line = any(lines) and not is_shared;
      end $$`);
  }
}
