import { Migration } from "@mikro-orm/migrations";
import { WAS_CALLED_SO } from "./judge-rows.js";
import { candidates, isSurname, likeness, nameParts } from "./likeness.js";

/**
 * Who may be a person of whom one asks by hand: in a check of a name, of an application, at registering. It is judged as
 * in files and in the queue of duplicates; and while the day of birth is not known of both, whoever has the same name
 * anywhere is told too, for the one who asks can tell more of them.
 */
export class MatchByLikeness extends Migration {
  override up(): void {
    const named = ["id", "status", "name_key", "born_on", "phone", "email", "primary_id"]
      .map((column) => `members.${column}`)
      .join(", ");
    const isNamesake = "name_key = sought.name_key and sought.middle <> ''";
    // Past the policies: of each an id, a reason and whether they are on a register, and no card.
    this.addSql(`create function members_alike(people json, most int)
      returns table ("row" int, member_id uuid, reason match_reason, is_on_register boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        with sought as materialized (
          select given."row", born_on, card, phone, email, primary_id, keys.name_key, parts.*
          from json_to_recordset(people) as given ("row" int, last text, first text, patronymic text,
              born_on date, card text, phone text, email text, primary_id int),
            lateral (select name_key(last, first, patronymic) offset 0) keys, lateral ${nameParts("keys.name_key")} parts),
        found as (
          select distinct on (sought."row", candidate.id) sought."row", candidate.id, judged.reason,
            candidate.status = 'ON_REGISTER' as is_on_register
          from sought
          cross join lateral (
            ${candidates(named, { card: "sought.card" })}
            union all
            (select ${named}, false from members where sought.born_on is null and ${isNamesake} limit most)
            union all
            (select ${named}, false from members
              where members.born_on is null and ${isSurname("name_key", "sought.surname")} and ${isNamesake} limit most)
          ) candidate
          cross join lateral ${nameParts("candidate.name_key")} parts
          cross join lateral (select candidate.*, parts.* offset 0) other
          cross join lateral (
            select case when candidate.has_card then 'CARD' else coalesce(
              ${likeness("sought", "other", WAS_CALLED_SO)},
              case when sought.name_key = other.name_key and sought.middle <> ''
                and (sought.born_on is null or other.born_on is null) then 'NAME'::match_reason end) end as reason offset 0) judged
          where judged.reason is not null
          order by sought."row", candidate.id, judged.reason),
        placed as (
          select *, row_number() over (partition by "row", reason order by not is_on_register, id) as place from found)
        select "row", id, reason, is_on_register from placed where place <= most $$`);
    this.addSql(`revoke execute on function members_alike(json, int) from public`);
    this.addSql(`grant execute on function members_alike(json, int) to registry`);
    this.addSql(`drop function matching_members(json, int)`);
    this.addSql(`drop function similar_patronymics(text, text)`);
  }
}
