import { Migration } from "@mikro-orm/migrations";
import { FIRST_NAMES } from "../src/sex/first-names.js";
import { candidates, likeness, nameParts, restOf } from "./likeness.js";

/**
 * Whether `other` once had the surname of `sought`. Asked of the few whose other names agree; as a join it would read
 * every change there is.
 */
export const WAS_CALLED_SO = `coalesce((
      select true from (
        select name_key(former_names.last_name) as former from former_names where former_names.member_id = other.id
        union all
        select name_key(was ->> 'last_name') from changes
          where changes.member_id = other.id and table_name = 'members' and was ? 'last_name') names
      where split_part(former, ' ', 1) = sought.surname limit 1), false)`;

/**
 * Files of members by the set: who in the union each row is, by rules that ask for two likenesses; what repeats within
 * the file; and what putting on and taking back thousands at once asks for.
 */
export class JudgeRows extends Migration {
  override up(): void {
    this.addSql(`create index members_by_birth_and_rest on members (born_on, (${restOf("name_key")}))`);
    this.addSql(`create table first_names (name text collate "C" primary key)`);
    this.addSql(
      `insert into first_names values ${[...FIRST_NAMES.keys()].map((name) => `('${name}')`).join()}`,
    );
    this.addSql(`revoke insert, update, delete on first_names from registry`);
    this.compare();
    this.match();
    this.repeat();
    this.numberCards();
    this.learnNames();
    this.undo();
  }

  private compare(): void {
    // A letter wrong, missing, added, or two exchanged; short names are too near to each other for that.
    this.addSql(`create function one_slip_apart(one text, other text) returns boolean
      language plpgsql immutable strict parallel safe as $$
      declare
        place int := 1;
      begin
        if one = other then return true; end if;
        if abs(length(one) - length(other)) > 1 or least(length(one), length(other)) < 3 then return false; end if;
        while substr(one, place, 1) = substr(other, place, 1) loop place := place + 1; end loop;
        return substr(one, place + 1) = substr(other, place + 1)
          or substr(one, place + 1) = substr(other, place)
          or substr(one, place) = substr(other, place + 1)
          or (substr(one, place, 1) = substr(other, place + 1, 1) and substr(one, place + 1, 1) = substr(other, place, 1)
            and substr(one, place + 2) = substr(other, place + 2));
      end $$`);
    // One digit wrong, two exchanged, or the day taken for the month.
    this.addSql(`create function days_a_slip_apart(one date, other date) returns boolean
      language sql immutable strict parallel safe set search_path = registry as $$
        select one_slip_apart(given.digits, held.digits)
          or (given.year = held.year and given.month = held.day and given.day = held.month)
        from (select one as day_of) a, (select other as day_of) b,
          lateral (select extract(year from a.day_of)::int as year, extract(month from a.day_of)::int as month,
            extract(day from a.day_of)::int as day,
            (extract(year from a.day_of) * 10000 + extract(month from a.day_of) * 100 + extract(day from a.day_of))::int::text as digits) given,
          lateral (select extract(year from b.day_of)::int as year, extract(month from b.day_of)::int as month,
            extract(day from b.day_of)::int as day,
            (extract(year from b.day_of) * 10000 + extract(month from b.day_of) * 100 + extract(day from b.day_of))::int::text as digits) held $$`);
  }

  /** Past the policies: of each person an id, a reason and whether it is beyond doubt, and no card. */
  private match(): void {
    const named = ["id", "status", "name_key", "born_on", "phone", "email", "primary_id", "region_id"]
      .map((column) => `members.${column}`)
      .join(", ");
    this.addSql(`create function matches_of_people(
        lines int[], keys text[], births date[], cards text[], phones text[], emails text[], primaries int[])
      returns table (line int, member_id uuid, reason match_reason, verdict import_verdict)
      language sql stable security definer set search_path = registry, extensions
        set plan_cache_mode = force_custom_plan as $$
        with sought as materialized (
          select given.*, parts.*
          from unnest(lines, keys, births, cards, phones, emails, primaries)
            as given (line, name_key, born_on, card, phone, email, primary_id), lateral ${nameParts("given.name_key")} parts)
        select distinct on (sought.line) sought.line, candidate.id, judged.reason,
          case
            when judged.reason not in ('CARD', 'NAME_AND_BIRTH') or candidate.status <> 'ON_REGISTER'
              -- A card of somebody else; or who has the name and the day, but lives elsewhere under another telephone.
              or (judged.reason = 'CARD' and candidate.born_on <> sought.born_on and candidate.name_key <> sought.name_key)
              or (judged.reason = 'NAME_AND_BIRTH' and candidate.phone <> sought.phone
                and candidate.email is distinct from sought.email and candidate.region_id is distinct from (
                  select region_id from organisations where node = sought.primary_id)) then 'PROBABLE_DUPLICATE'
            when candidate.primary_id = sought.primary_id then 'SAME'
            else 'ON_ANOTHER_REGISTER' end::import_verdict
        from sought
        cross join lateral (${candidates(named, { card: "sought.card" })}) candidate
        cross join lateral ${nameParts("candidate.name_key")} parts
        cross join lateral (select candidate.*, parts.* offset 0) other
        cross join lateral (
          select case when candidate.has_card then 'CARD' else ${likeness("sought", "other", WAS_CALLED_SO)} end as reason offset 0) judged
        where judged.reason is not null
        order by sought.line, judged.reason > 'NAME_AND_BIRTH', candidate.status <> 'ON_REGISTER', judged.reason, candidate.id $$`);
    const door = "matches_of_people(int[], text[], date[], text[], text[], text[], int[])";
    this.addSql(`revoke execute on function ${door} from public`);
    this.addSql(`grant execute on function ${door} to registry`);
    this.addSql(`drop function judge_import_rows(uuid, int, int)`);
  }

  private repeat(): void {
    // Who is said twice is put on once. Without a day of birth the same name on the same register is the same person.
    // A file that has just come is in no statistics: as a nested loop it would be read once for each of its rows.
    this.addSql(`create function find_repeated_rows(of_import uuid) returns void
      language sql set search_path = registry, extensions set work_mem = '32MB' set enable_nestloop = off as $$
        update member_import_rows repeated set verdict = 'SAME', repeats_line = first_line
        from (
          select line, min(line) over (
            partition by name_key, born_on, case when born_on is null then primary_id end) as first_line
          from member_import_rows where import_id = of_import and verdict <> 'BAD') found
        where import_id = of_import and repeated.line = found.line and first_line < found.line $$`);
    // Somebody may have put the person on the register since the preview.
    this.addSql(`create function find_arrived_rows(of_import uuid, from_line int, to_line int) returns void
      language sql set search_path = registry, extensions set enable_nestloop = off as $$
        with found as materialized (
          select pending.line, pending.born_on, pending.primary_id, known.id, known.primary_id as known_primary_id
          from member_import_rows pending cross join lateral (
            (select members.id, members.primary_id from members
              where members.born_on = pending.born_on and members.name_key = pending.name_key
                and status = 'ON_REGISTER' limit 1)
            union all
            (select members.id, members.primary_id from members
              where pending.born_on is null and members.primary_id = pending.primary_id
                and members.name_key = pending.name_key and members.born_on is null
                and status = 'ON_REGISTER' limit 1)) known
          where pending.import_id = of_import and pending.line between from_line and to_line
            and pending.verdict = 'NEW' and pending.member_id is null)
        update member_import_rows arrived set
          verdict = case when known_primary_id = found.primary_id then 'SAME' else 'ON_ANOTHER_REGISTER' end::import_verdict,
          reason = case when found.born_on is null then 'NAME' else 'NAME_AND_BIRTH' end::match_reason,
          match_id = found.id
        from found
        where arrived.import_id = of_import and arrived.line between from_line and to_line and arrived.line = found.line $$`);
  }

  /** As many numbers at once as there are people. */
  private numberCards(): void {
    const digit = (place: number) => `coalesce(nullif(substr(written.%s, ${place}, 1), '')::int, 0)`;
    const places = Array.from({ length: 10 }, (_, place) => place * 2 + 1);
    // A digit doubled, and its two digits added up again.
    const doubled = places.map((place) => digit(place).replace("%s", "doubled")).join(" + ");
    const plain = places.map((place) => digit(place + 1).replace("%s", "plain")).join(" + ");
    this.addSql(`create or replace function luhn_digit(digits text) returns text
      language sql immutable strict parallel safe return (
        select ((10 - (${doubled} + ${plain}) % 10) % 10)::text
        from (select translate(reverse(digits), '0123456789', '0246813579') as doubled, reverse(digits) as plain) written)`);
    this.addSql(`create function new_card_numbers(wanted int) returns setof text
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        range card_ranges;
        came int;
      begin
        select * into strict range from card_ranges where is_current;
        -- Cards made elsewhere may already stand in the range.
        while wanted > 0 loop
          return query
            select number from (
              select case when range.has_check_digit then body || luhn_digit(body) else body end as number from (
                select range.prefix || lpad(nextval('card_serials')::text,
                  16 - length(range.prefix) - range.has_check_digit::int, '0') as body
                from generate_series(1, wanted) offset 0) bodies) made
            where not exists (select from membership_cards known where known.number = made.number);
          get diagnostics came = row_count;
          wanted := wanted - came;
        end loop;
      end $$`);
    this.addSql(`revoke execute on function new_card_numbers(int) from public`);
    this.addSql(`grant execute on function new_card_numbers(int) to registry`);
    this.addSql(`create or replace function new_card_number() returns text
      language sql security definer set search_path = registry, extensions as $$ select new_card_numbers(1) $$`);
  }

  /** Each word once before it is compared, however many bear it. */
  private learnNames(): void {
    this.addSql(`create or replace function learn_names() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        insert into name_words (near, part, word)
          select near, part, word from (
            select distinct part, name_key(name) as word from (
              select distinct 'LAST'::name_part as part, last_name as name from come
              union all select distinct 'FIRST'::name_part, first_name from come
              union all select distinct 'PATRONYMIC'::name_part, patronymic from come) names
            where name <> '') words, near_spellings(word) as near
          where not exists (
            select from name_words known
            where known.near = words.word and known.part = words.part and known.word = words.word);
        return null;
      end $$`);
  }

  /** Members are deleted only with the file that brought them: nobody came, so no day since has counted them. */
  private undo(): void {
    // Deleting a member asks for all cards, not only for the one in force.
    this.addSql(`create index membership_cards_of_member on membership_cards (member_id)`);
    for (const table of ["members", "membership_cards"]) {
      this.addSql(`do $do$ begin
        execute replace(pg_get_functiondef('count_${table}_on_delete()'::regprocedure), 'holds_since()', 'valid_from');
      end $do$`);
    }
    this
      .addSql(`create or replace function undo_import_rows(of_import uuid, from_line int, to_line int) returns int
      language plpgsql set search_path = registry, extensions as $$
      declare
        came uuid[] := array(
          select members.id from member_import_rows brought join members on members.id = brought.member_id
          where import_id = of_import and line between from_line and to_line
            and not exists (select from changes where changes.member_id = members.id)
            and (select count(*) from movements where movements.member_id = members.id) = 1);
        told record;
        one uuid;
        kept int;
      begin
        for told in
          select conrelid::regclass as owner, attname as member from pg_constraint
          join pg_attribute on attrelid = conrelid and attnum = conkey[1]
          where contype = 'f' and confrelid = 'members'::regclass
            and conrelid not in ('movements'::regclass, 'membership_cards'::regclass)
        loop
          execute format('select array(select id from unnest($1) as id except select %2$I from %1$s where %2$I = any($1))',
            told.owner, told.member) into came using came;
        end loop;
        begin
          perform take_back_members(came);
        exception when foreign_key_violation then
          -- Somebody has written of one of them meanwhile.
          foreach one in array came loop
            begin
              perform take_back_members(array[one]);
            exception when foreign_key_violation then null;
            end;
          end loop;
        end;
        update member_import_rows set member_id = null
          where import_id = of_import and line between from_line and to_line and member_id is not null
            and not exists (select from members where members.id = member_id);
        select count(*) into kept from member_import_rows
          where import_id = of_import and line between from_line and to_line and member_id is not null;
        return kept;
      end $$`);
  }
}
