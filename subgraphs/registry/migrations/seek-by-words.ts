import { Migration } from "@mikro-orm/migrations";

/** Beyond so many bearers a page is full sooner along the names than by seeking them. */
const MOST_SOUGHT = 40_000;

/**
 * Members by the words behind the surname's first. `later_words` knows which words begin as written, so that whole words
 * are sought: two or three a member, where trigrams were twenty-five. Each stands behind the first letter of the name,
 * and a page reads the bearers letter by letter, in the order of names, and not all there are.
 */
export class SeekByWords extends Migration {
  override up(): void {
    this.addSql(`create function later_words_of(name_key text) returns text[]
      language sql immutable parallel safe
      return (string_to_array(replace(name_key, ' ', ' ' || left(name_key, 1)), ' '))[2:]`);
    // What waits to be put in is read by every search: little of it.
    this.addSql(`create index members_by_later_words on members using gin (later_words_of(name_key))
      with (gin_pending_list_limit = 512)`);
    this.addSql(`drop index members_by_words`);

    // Past the policies, which let no array be sought: it tells ids, which are then read under them.
    this.addSql(`create function members_with_words(
        surname text, words text[], place_column text, place int, standing member_status,
        after_key text, after_id uuid, is_forward boolean, most int)
      returns setof uuid language plpgsql stable rows 60 security definer
      set search_path = registry, extensions set enable_seqscan = off as $$
      declare
        union_size float8 := greatest(1, (select reltuples from pg_class where oid = 'members'::regclass));
        expected float8 := union_size;
        beginning text;
        known record;
        is_named text := format('name_key ^@ %L', surname);
        sign text := case when is_forward then '>' else '<' end;
        direction text := case when is_forward then 'asc' else 'desc' end;
        letters text[];
        read int := 0;
        at_once int;
        came int;
      begin
        foreach beginning in array words loop
          select sum(bearers) as bearers, array_agg(word) as words into known from later_words
            where word >= beginning collate "C" and word < beginning || U&'\\+10FFFF' collate "C";
          if known.words is null then return; end if;
          expected := expected * known.bearers / union_size;
          is_named := is_named || format(
            ' and later_words_of(name_key) && array(select letter || word from unnest($1) letter, unnest(%L::text[]) word)'
            ' and not name_key ^@ %L', known.words, beginning);
        end loop;
        if standing is not null and expected > ${MOST_SOUGHT} then
          return query select members_along_names(
            surname, words, place_column, place, standing, after_key, after_id, is_forward, most);
          return;
        end if;
        if surname = '' then
          execute format(
            'with recursive initials as (
               (select left(name_key, 1) as letter from members
                 where (name_key, id) %1$s ($1 collate "C", $2) order by name_key %2$s, id %2$s limit 1)
               union all
               select (select left(name_key, 1) from members
                 where name_key %1$s letter || %3$L order by name_key %2$s limit 1) from initials where letter is not null)
             select array_agg(letter) from initials where letter is not null',
            sign, direction, case when is_forward then U&'\\+10FFFF' else '' end)
            using after_key, after_id into letters;
        else
          letters := array[left(surname, 1)];
        end if;
        -- As many letters at a time as should fill the page.
        at_once := ceil(50 * most / greatest(expected, 1));
        while most > 0 and read < cardinality(letters) loop
          return query execute format(
            'select id from (select id, name_key from members where %s and %s and %s offset 0) found
             where (name_key, id) %s ($2 collate "C", $3) order by name_key %5$s, id %5$s limit $4',
            is_named,
            case when place_column is null then 'true' else format('%I = %L', place_column, place) end,
            case when standing is null then 'true' else format('status = %L', standing) end, sign, direction)
            using letters[read + 1 : read + at_once], after_key, after_id, most;
          get diagnostics came = row_count;
          most := most - came;
          read := read + at_once;
          at_once := at_once * 2;
        end loop;
      end $$`);
    this.addSql(`drop function members_with_later_words(text[], int)`);
    this.walk();
    for (const door of ["members_with_words", "members_along_names"]) {
      this.addSql(`revoke execute on function ${door} from public`);
    }
    this.addSql(`grant execute on function members_with_words to registry`);
  }

  /** Along the names, in the index alone, and no further than the surname goes. */
  private walk(): void {
    this.addSql(
      `drop function members_along_names(text[], text, int, member_status, text, uuid, boolean, int)`,
    );
    this.addSql(`create function members_along_names(
        surname text, words text[], place_column text, place int, standing member_status,
        after_key text, after_id uuid, is_forward boolean, most int)
      returns setof uuid language plpgsql stable rows 60 security definer
      set search_path = registry, extensions set enable_sort = off set enable_bitmapscan = off as $$ begin
        return query execute format(
          'select walked.id from (
             select name_key, id from members
             where %1$s and %2$s and name_key >= %5$L and name_key < %5$L || U&''\\+10FFFF''
               and (name_key, id) %3$s ($1, $2) order by name_key %4$s, id %4$s) walked
           join members on members.id = walked.id and members.status = $3
           order by walked.name_key %4$s, walked.id %4$s limit $4',
          case when place_column is null then 'true' else format('%I = %L', place_column, place) end,
          (select string_agg(format('strpos(name_key, %L) > 0 and not name_key ^@ %L', ' ' || word, word), ' and ')
            from unnest(words) as word),
          case when is_forward then '>' else '<' end, case when is_forward then 'asc' else 'desc' end, surname)
        using after_key, after_id, standing, most;
      end $$`);
  }
}
