import { Migration } from "@mikro-orm/migrations";

/**
 * What waits to be put into an index of words is read entry by entry by every search, and for each word sought: half of
 * a megabyte makes a search of one word twice as long, of two ten times. It is put in half a second behind the writers,
 * many at once, which costs less than each row by itself.
 */
export class IndexWordsBehind extends Migration {
  override up(): void {
    this.addSql(`create function index_words() returns void
      language sql security definer set search_path = registry, extensions as $$
        select gin_clean_pending_list('members_by_later_words'), gin_clean_pending_list('organisations_by_words') $$`);
    this.addSql(`revoke execute on function index_words() from public`);
    this.addSql(`grant execute on function index_words() to registry`);
  }
}
