import { Migration } from "@mikro-orm/migrations";

/**
 * The words that stand behind the surname's first, so that a search knows without the register whether any begins as
 * written: mostly none does, and then nobody is sought by them. The second half of a double surname counts too.
 */
export class FindLaterWords extends Migration {
  override up(): void {
    this.addSql(`create table later_words (word text collate "C" not null)`);
    this.addSql(`create index later_words_by_beginning on later_words (word)`);
    this.addSql(`revoke insert, update, delete on later_words from registry`);
    const wordsOf = (rows: string) => `
      select distinct word from ${rows},
        regexp_split_to_table(substr(name_key, strpos(name_key, ' ') + 1), ' ') as word
      where strpos(name_key, ' ') > 0 and word <> ''`;
    this.addSql(`create function learn_later_words() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        insert into later_words select word from (${wordsOf("come")}) words
          where not exists (select from later_words known where known.word = words.word);
        return null;
      end $$`);
    for (const change of ["insert", "update"]) {
      this.addSql(`create trigger later_words_learnt_on_${change} after ${change} on members
        referencing new table as come for each statement when (current_user <> 'registry_owner')
        execute function learn_later_words()`);
    }
    this.addSql(`alter function learn_all_names() rename to learn_words_of_names`);
    this.addSql(`create function learn_all_names() returns void
      language plpgsql set search_path = registry, extensions as $$ begin
        perform learn_words_of_names();
        truncate later_words;
        insert into later_words ${wordsOf("members")};
      end $$`);
    this.addSql(`revoke execute on function learn_all_names() from public`);
    this.addSql(`insert into later_words ${wordsOf("members")}`);
  }
}
