import { Migration } from "@mikro-orm/migrations";

/**
 * One matcher for all who put people on registers: who in the union may be the person given. It looks past the
 * policies and gives ids and reasons alone; whose card it is, each asks under their own rights.
 */
export class MatchMembers extends Migration {
  override up(): void {
    this.addSql(`create index members_by_birth on members (born_on, name_key)`);
    this.addSql(`create index members_by_email on members (email) where email is not null`);
    this.addSql(`create type match_reason as enum
      ('CARD', 'NAME_AND_BIRTH', 'SIMILAR_NAME', 'CHANGED_SURNAME', 'PHONE', 'EMAIL', 'NAME')`);

    // Missing, an initial, or written otherwise: «Ильинична» and «Ильинишна».
    this.addSql(`create function similar_patronymics(one text, other text) returns boolean
      language sql immutable parallel safe set search_path = extensions return
        coalesce(one, '') = '' or coalesce(other, '') = ''
        or (left(one, 1) = left(other, 1) and (length(one) = 1 or length(other) = 1 or similarity(one, other) > 0.35))`);

    // Each kind at most a few times: a telephone that thousands have says nothing, and must not hide what does.
    this.addSql(`create function matching_members(people json, most int)
      returns table ("row" int, member_id uuid, reason match_reason, is_on_register boolean)
      language sql stable security definer set search_path = registry, extensions as $$
        -- Written once a person, not once for each row they are compared with.
        with sought as materialized (
          select given.*, name_key(last, first) as whole_first, name_key(last, first, patronymic) as whole,
            rtrim(name_key(patronymic), '.') as middle, ' ' || name_key(first, patronymic) as rest
          from json_to_recordset(people) as given ("row" int, last text, first text, patronymic text,
            born_on date, card text, phone text, email text))
        select distinct on (sought.row, found.id) sought.row, found.id, found.reason, found.status = 'ON_REGISTER'
        from sought
        cross join lateral (
          (select members.id, members.status, 'CARD'::match_reason as reason from membership_cards
            join members on members.id = membership_cards.member_id where number = card limit most)
          union all
          (select id, status, 'NAME_AND_BIRTH' from members
            where members.born_on = sought.born_on and name_key = whole limit most)
          union all
          (select id, status, 'SIMILAR_NAME' from members
            where members.born_on = sought.born_on and name_key <> whole
              and (name_key ^@ (whole_first || ' ') or name_key = whole_first)
              and similar_patronymics(substr(name_key, length(whole_first) + 2), middle)
            limit most)
          union all
          (select id, status, 'CHANGED_SURNAME' from members
            where members.born_on = sought.born_on and name_key <> whole and middle <> ''
              and right(name_key, length(rest)) = rest
            limit most)
          union all
          (select id, status, 'NAME' from members
            where name_key = whole and middle <> '' and (members.born_on is null or sought.born_on is null)
            limit most)
          union all
          (select id, status, 'PHONE' from members where members.phone = sought.phone limit most)
          union all
          (select id, status, 'EMAIL' from members where members.email = sought.email limit most)
        ) found
        order by sought.row, found.id, found.reason $$`);
    this.addSql(`revoke execute on function matching_members(json, int) from public`);
    this.addSql(`grant execute on function matching_members(json, int) to registry`);
    this.addSql(`drop function member_on_register(text, date)`);
  }
}
