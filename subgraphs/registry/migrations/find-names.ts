import { Migration } from "@mikro-orm/migrations";

/**
 * The words of names, each under itself and under what is left when one letter is taken out: two words a slip of the
 * pen apart (a letter wrong, missing, added, or two exchanged) meet under one of these. Seeking them is a few
 * probes of an index, where the likeness of trigrams reads thousands of rows.
 */
export class FindNames extends Migration {
  override up(): void {
    this.addSql(`create type name_part as enum ('LAST', 'FIRST', 'PATRONYMIC')`);
    this.addSql(`create table name_words (
      near text collate "C" not null,
      part name_part not null,
      word text collate "C" not null
    )`);
    // Not unique: two who bring the same new surname at once must not wait for each other.
    this.addSql(`create index name_words_near on name_words (near, part) include (word)`);
    this.addSql(`create index name_words_look on name_words using gist (word gist_trgm_ops)
      where part = 'LAST' and near = word`);
    this.addSql(`revoke insert, update, delete on name_words from registry`);
    this.addSql(`create function near_spellings(word text) returns setof text
      language sql immutable strict parallel safe as $$
        select word
        union
        select left(word, place - 1) || substr(word, place + 1) from generate_series(1, length(word)) as place
          where length(word) > 2 $$`);
    this.addSql(`create function learn_names() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        insert into name_words (near, part, word)
          select near, part, word from (
            select distinct part, name_key(name) as word
            from come, lateral (values
              ('LAST'::name_part, last_name), ('FIRST', first_name), ('PATRONYMIC', patronymic)) parts (part, name)
            where name <> '') words, near_spellings(word) as near
          where not exists (
            select from name_words known
            where known.near = words.word and known.part = words.part and known.word = words.word);
        return null;
      end $$`);
    for (const change of ["insert", "update"]) {
      this.addSql(`create trigger names_learnt_on_${change} after ${change} on members
        referencing new table as come for each statement when (current_user <> 'registry_owner')
        execute function learn_names()`);
    }
    this.addSql(`create function learn_all_names() returns void
      language sql set search_path = registry, extensions as $$
        truncate name_words;
        insert into name_words (near, part, word)
          select near, part, word from (
            select distinct 'LAST'::name_part as part, name_key(name) as word
              from (select distinct last_name as name from members) names
            union select 'FIRST', name_key(name) from (select distinct first_name as name from members) names
            union select 'PATRONYMIC', name_key(name)
              from (select distinct patronymic as name from members where patronymic <> '') names
          ) words, near_spellings(word) as near $$`);
    this.addSql(`revoke execute on function learn_all_names() from public`);
    this.addSql(`select learn_all_names()`);
    this.addSql(`create index members_by_lower_email on members (lower(email)) where email is not null`);
  }
}
