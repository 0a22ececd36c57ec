import { Migration } from "@mikro-orm/migrations";

/**
 * With the personal data goes what followed from it: whom the queue of duplicates held to be alike. The owner's changes
 * tell no suspects, so that another holder of the telephone or e-mail is told, lest these stay too common.
 */
export class DropDestroyedPairs extends Migration {
  override up(): void {
    const another = (same: string) => `
          select one.id from members gone cross join lateral (
            select other.id from members other where ${same} and other.id <> all(ids) limit 1) one
          where gone.id = any(ids)`;
    this.replaceInDestroying(
      "part := 'members';",
      `delete from duplicate_pairs where member_id = any(ids) or other_id = any(ids);
        insert into duplicate_suspects (member_id)${another("other.phone = gone.phone")}
          union${another("lower(other.email) = lower(gone.email)")};
        part := 'members';`,
    );
    this.replaceInDestroying(
      "-- They are found by what they are called now, as everyone is.",
      `-- They are found by what they are called now, as everyone is.
        insert into later_words (word) select name_key('уничтожены')
          where not exists (select from later_words where word = name_key('уничтожены'));`,
    );
    this.addSql(`delete from duplicate_pairs using destructions where destructions.member_id
      in (duplicate_pairs.member_id, duplicate_pairs.other_id)`);
  }

  private replaceInDestroying(former: string, now: string): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('destroy_personal_data'::regproc), $former$${former}$former$, $now$${now}$now$);
    end $do$`);
  }
}
