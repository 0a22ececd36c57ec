import { Migration } from "@mikro-orm/migrations";

/** An entry that a walk reads in the index of names, of a row that is sought and read in the table. */
const ENTRIES_A_ROW = 3;

/** With how many pairs of letters names begin, roughly. */
const BEGINNINGS = 400;

/** So many rows with the rarest word are read for a page; if it takes more, only those that have all the words. */
const MOST_ROWS = 1_000;

/** Of more keys at once it takes long to tell which of them a row has; the more so where it is to have some of each word's. */
const MOST_KEYS = { ofRarest: 1_000, ofEach: 60 };

/**
 * Members by the words behind the surname's first. `later_words` knows which words begin as written, so that whole words
 * are sought: two or three a member, where trigrams were twenty-five. Each stands behind the two letters with which the
 * name begins, and a page reads the bearers pair by pair, in the order of names, and not all there are.
 */
export class SeekByWords extends Migration {
  override up(): void {
    this.addSql(`create function later_words_of(name_key text) returns text[]
      language sql immutable parallel safe
      return (string_to_array(replace(name_key, ' ', ' ' || rtrim(left(name_key, 2))), ' '))[2:]`);
    // What waits to be put in is read by every search: little of it.
    this.addSql(`create index members_by_later_words on members using gin (later_words_of(name_key))
      with (gin_pending_list_limit = 512)`);
    this.addSql(`drop index members_by_words`);
    this.seek();
    this.addSql(`drop function members_with_later_words(text[], int)`);
    this.addSql(`revoke execute on function members_with_words from public`);
    this.addSql(`grant execute on function members_with_words to registry`);
    this.addSql(`revoke execute on function members_along_names from registry`);
  }

  /** Past the policies, which let no array be sought: it tells ids, which are then read under them. */
  private seek(): void {
    this.addSql(`create function members_with_words(
        surname text, words text[], place_column text, place int, standing member_status,
        after_key text, after_id uuid, is_forward boolean, most int)
      returns setof uuid language plpgsql stable rows 60 security definer
      set search_path = registry, extensions set enable_seqscan = off as $$
      declare
        last_letter text := U&'\\+10FFFF';
        union_size float8 := greatest(1, (select reltuples from pg_class where oid = 'members'::regclass));
        place_size float8 := union_size;
        expected float8 := union_size;
        asked text;
        known record;
        fewest bigint;
        bears text;
        bears_rarest text;
        bears_each text;
        keys_of_rarest int;
        keys_of_each int;
        is_named text := '';
        bound text := case when is_forward then greatest(after_key collate "C", surname)
          else least(after_key || ' ' collate "C", surname || last_letter) end;
        direction text := case when is_forward then 'asc' else 'desc' end;
        beginnings text[];
        most_at_once int;
        at_once int;
        came int;
      begin
        foreach asked in array words loop
          select sum(bearers) as bearers, array_agg(word) as words into known from later_words
            where word >= asked collate "C" and word < asked || last_letter collate "C";
          if known.words is null then return; end if;
          expected := expected * known.bearers / union_size;
          is_named := is_named || format(' and strpos(name_key, %L) > 0 and not name_key ^@ %L', ' ' || asked, asked);
          bears := format('later_words_of(name_key) && array(
            select rtrim(beginning) || word from unnest($1) beginning, unnest(%L::text[]) word)', known.words);
          bears_each := concat_ws(' and ', bears_each, bears);
          keys_of_each := greatest(keys_of_each, cardinality(known.words));
          if fewest is null or known.bearers < fewest then
            fewest := known.bearers;
            bears_rarest := bears;
            keys_of_rarest := cardinality(known.words);
          end if;
        end loop;
        if place_column is not null then
          execute format('select greatest(1, sum(on_register + removed)) from member_counts where %I = $1', place_column)
            using place into place_size;
        end if;
        -- What a page of a walk reads, against those who bear the rarest word and are sought until the page is full.
        if surname = '' and standing is not null and least(place_size, most * union_size / greatest(expected, 1))
            < ${ENTRIES_A_ROW} * greatest(fewest / ${BEGINNINGS},
              least(fewest, most * union_size / place_size * fewest / greatest(expected, 1))) then
          return query select members_along_names(words, place_column, place, standing, after_key, after_id, is_forward, most);
          return;
        end if;
        if most * fewest / greatest(expected, 1) < ${MOST_ROWS} then
          is_named := bears_rarest || is_named;
          most_at_once := greatest(1, ${MOST_KEYS.ofRarest} / keys_of_rarest);
        else
          is_named := bears_each || is_named;
          most_at_once := greatest(1, ${MOST_KEYS.ofEach} / keys_of_each);
        end if;
        at_once := least(most_at_once, ceil(${BEGINNINGS} * most * union_size / place_size / greatest(expected, 1)));
        while most > 0 loop
          if length(surname) > 1 then
            beginnings := array[left(surname, 2)];
          else
            execute format(
              'with recursive beginnings as (
                 (select left(name_key, 2) as pair from members where name_key %1$s $1 order by name_key %2$s limit 1)
                 union all
                 select (select left(name_key, 2) from members where name_key %1$s %3$s order by name_key %2$s limit 1)
                   from beginnings where pair ^@ $2)
               select array_agg(pair) from (select pair from beginnings where pair ^@ $2 limit $3) found',
              case when is_forward then '>=' else '<' end, direction,
              case when is_forward then format('pair || case length(pair) when 2 then %L else '' '' end', last_letter) else 'pair' end)
              using bound, surname, at_once into beginnings;
            exit when beginnings is null;
          end if;
          return query execute format(
            'select id from (
               select id, name_key from members
               where %s and %s and %s offset 0) found
             where name_key ^@ $5 and (name_key, id) %s ($2 collate "C", $3) order by name_key %5$s, id %5$s limit $4',
            is_named,
            case when place_column is null then 'true' else format('%I = %L', place_column, place) end,
            case when standing is null then 'true' else format('status = %L', standing) end,
            case when is_forward then '>' else '<' end, direction)
            using beginnings, after_key, after_id, most, surname;
          get diagnostics came = row_count;
          most := most - came;
          exit when length(surname) > 1;
          bound := beginnings[cardinality(beginnings)];
          if is_forward then
            bound := bound || case length(bound) when 2 then last_letter else ' ' end;
          end if;
          at_once := least(at_once * 2, most_at_once);
        end loop;
      end $$`);
  }
}
