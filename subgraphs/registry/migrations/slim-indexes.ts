import { Migration } from "@mikro-orm/migrations";
import { isRest, isSurname, restOf } from "./likeness.js";

/**
 * A row that comes, or gets other nodes, is written into every index of members, each time another page of it: so there
 * are few, and those that only ask whether two are equal keep a hash of the name, a quarter of the name itself.
 */
export class SlimIndexes extends Migration {
  override up(): void {
    this.addSql(
      `create index members_by_birth_and_surname on members (born_on, hashtext(split_part(name_key, ' ', 1)))`,
    );
    this.addSql(`drop index members_by_birth, members_by_birth_and_rest`);
    this.addSql(
      `create index members_by_birth_and_rest on members (born_on, hashtext(${restOf("name_key")}))`,
    );
    this.addSql(`drop index members_by_email`);
    for (const [names, former, now] of [
      [
        ["compare_suspects", "matches_of_people"],
        "name_key >= sought.surname || ' ' and name_key < sought.surname || '!'",
        isSurname("name_key", "sought.surname"),
      ],
      [
        ["compare_suspects", "matches_of_people"],
        `${restOf("name_key")} = sought.rest and sought.middle <> ''`,
        `sought.middle <> '' and ${isRest("name_key", "sought.rest")}`,
      ],
      [
        ["matching_members"],
        "(name_key ^@ (whole_first || ' ') or name_key = whole_first)",
        `${isSurname("name_key", "split_part(whole, ' ', 1)")}
              and (name_key ^@ (whole_first || ' ') or name_key = whole_first)`,
      ],
      [["matching_members"], "members.email = sought.email", "lower(members.email) = lower(sought.email)"],
    ] as const) {
      for (const name of names) {
        this.addSql(`do $do$ begin
          execute replace(pg_get_functiondef('${name}'::regproc), $former$${former}$former$, $now$${now}$now$);
        end $do$`);
      }
    }
  }
}
