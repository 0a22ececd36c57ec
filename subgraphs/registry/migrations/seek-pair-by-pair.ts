import { Migration } from "@mikro-orm/migrations";

/**
 * Of a row that is to have some of each word's keys the index tells the faster the fewer keys it is asked for at once:
 * where two words are sought that many bear, each pair of letters with which names begin is asked for by itself.
 */
export class SeekPairByPair extends Migration {
  override up(): void {
    const edits = [
      ["fewest bigint;", "fewest bigint;\n        among text := '';"],
      [
        "concat_ws(' and ', bears_each, bears)",
        "concat_ws(' and ', bears_each, replace(bears, 'unnest($1)', 'unnest(array[one])'))",
      ],
      [
        "is_named := bears_each || is_named;",
        "is_named := bears_each || is_named;\n          among := 'unnest($1) one cross join lateral';",
      ],
      [
        `select id, name_key from members
               where %s and %s and %s offset 0) found`,
        `select id, name_key from %s (
                 select id, name_key from members where %s and %s and %s offset 0) bearing) found`,
      ],
      ["order by name_key %5$s, id %5$s limit $4", "order by name_key %6$s, id %6$s limit $4"],
      [
        "            is_named,\n            case when place_column",
        "            among, is_named,\n            case when place_column",
      ],
    ];
    const edited = edits.reduce(
      (text, [former, now]) => `replace(${text}, $former$${former}$former$, $now$${now}$now$)`,
      "pg_get_functiondef('members_with_words'::regproc)",
    );
    this.addSql(`do $do$ begin execute ${edited}; end $do$`);
  }
}
