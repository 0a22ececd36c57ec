import { Migration } from "@mikro-orm/migrations";

/**
 * How many bear each of the words behind the surname's first, roughly: counted when all names are learnt and at night.
 * By a rare word members are sought by trigrams; by a common one along the names, where a page is soon full. The walk
 * reads the index alone, which row-level security would not let it, and tells ids, which are then read under it.
 */
export class CountLaterWords extends Migration {
  override up(): void {
    this.addSql(`alter table later_words add column bearers int not null default 1`);
    const counted = `select word, count(*)::int as bearers from members,
        regexp_split_to_table(substr(name_key, strpos(name_key, ' ') + 1), ' ') as word
      where strpos(name_key, ' ') > 0 and word <> '' group by word`;
    this.addSql(`create function count_later_words() returns void
      language sql security definer set search_path = registry, extensions set work_mem = '64MB' as $$
        update later_words set bearers = counted.bearers from (${counted}) counted
        where later_words.word = counted.word and later_words.bearers <> counted.bearers $$`);
    this.addSql(`create or replace function learn_all_names() returns void
      language plpgsql set search_path = registry, extensions as $$ begin
        perform learn_words_of_names();
        truncate later_words;
        insert into later_words (word, bearers) ${counted};
      end $$`);
    this.addSql(`create function members_along_names(
        words text[], place_column text, place int, standing member_status,
        after_key text, after_id uuid, is_forward boolean, most int)
      returns setof uuid language plpgsql stable rows 60 security definer
      set search_path = registry, extensions set enable_sort = off set enable_bitmapscan = off as $$ begin
        return query execute format(
          'select walked.id from (
             select name_key, id from members
             where %1$s and %2$s and (name_key, id) %3$s ($1, $2) order by name_key %4$s, id %4$s) walked
           join members on members.id = walked.id and members.status = $3
           order by walked.name_key %4$s, walked.id %4$s limit $4',
          case when place_column is null then 'true' else format('%I = %L', place_column, place) end,
          (select string_agg(format('strpos(name_key, %L) > 0 and not name_key ^@ %L', ' ' || word, word), ' and ')
            from unnest(words) as word),
          case when is_forward then '>' else '<' end, case when is_forward then 'asc' else 'desc' end)
        using after_key, after_id, standing, most;
      end $$`);
    for (const lent of [
      "count_later_words()",
      "members_along_names(text[], text, int, member_status, text, uuid, boolean, int)",
    ]) {
      this.addSql(`revoke execute on function ${lent} from public`);
      this.addSql(`grant execute on function ${lent} to registry`);
    }
    this.addSql(`select count_later_words()`);
  }
}
