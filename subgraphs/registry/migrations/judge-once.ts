import { Migration } from "@mikro-orm/migrations";
import { WAS_CALLED_SO } from "./judge-rows.js";
import { candidates, likeness, nameParts, restOf } from "./likeness.js";

/** So many may have changed since a file was judged that all of it is looked at anew. */
const MOST_CHANGED = 20_000;

/** Files that are judged and may still be put on. A judgement holds for a day; what is begun is brought to its end. */
const OPEN = `select judged_from from member_imports
  where status in ('READING', 'PREVIEWED', 'APPLYING') and judged_from is not null
    and (status = 'APPLYING' or created_at > now() - interval '1 day')`;

/** What is read of whoever may be meant by a row, and how they are sought. */
export const MATCHED = ["id", "status", "name_key", "born_on", "phone", "email", "primary_id", "region_id"]
  .map((column) => `members.${column}`)
  .join(", ");
export const MATCHED_BY = { card: "sought.card", isCountedAtOnce: true, isCrowdNamed: true } as const;

/** Who each row is, of the candidates `from` has beside those sought; `found` are queries it is made of. */
export function matchesOfPeople(from: string, ...found: string[]): string {
  const sought = `sought as materialized (
          select line, name_key collate "C" as name_key, born_on, card collate "default" as card,
            phone collate "default" as phone, email collate "default" as email, primary_id, parts.*
          from unnest(lines, keys, births, cards, phones, emails, primaries)
            as given (line, name_key, born_on, card, phone, email, primary_id), lateral ${nameParts("given.name_key")} parts)`;
  return `create or replace function matches_of_people(
        lines int[], keys text[], births date[], cards text[], phones text[], emails text[], primaries int[])
      returns table (line int, member_id uuid, reason match_reason, verdict import_verdict, is_shared boolean)
      language sql stable security definer set search_path = registry, extensions
        set plan_cache_mode = force_custom_plan set enable_memoize = off set enable_seqscan = off as $$
        with ${[sought, ...found].join(",\n        ")}
        select distinct on (sought.line) sought.line, case when judged.reason is not null then candidate.id end, judged.reason,
          case
            when judged.reason is null then 'NEW'
            when judged.reason not in ('CARD', 'NAME_AND_BIRTH') or candidate.status <> 'ON_REGISTER'
              -- A card of somebody else; or who has the name and the day, but lives elsewhere under another telephone.
              or (judged.reason = 'CARD' and candidate.born_on <> sought.born_on and candidate.name_key <> sought.name_key)
              or (judged.reason = 'NAME_AND_BIRTH' and candidate.phone <> sought.phone
                and candidate.email is distinct from sought.email and candidate.region_id is distinct from (
                  select region_id from organisations where node = sought.primary_id)) then 'PROBABLE_DUPLICATE'
            when candidate.primary_id = sought.primary_id then 'SAME'
            else 'ON_ANOTHER_REGISTER' end::import_verdict,
          candidate.phone = sought.phone or lower(candidate.email) = sought.email
        from ${from}
        cross join lateral ${nameParts("candidate.name_key")} parts
        cross join lateral (select candidate.*, parts.* offset 0) other
        cross join lateral (
          select case when candidate.has_card then 'CARD' when candidate.is_crowd then null
            else ${likeness("sought", "other", WAS_CALLED_SO)} end as reason offset 0) judged
        where judged.reason is not null or candidate.phone = sought.phone or lower(candidate.email) = sought.email
        order by sought.line, judged.reason is null, judged.reason > 'NAME_AND_BIRTH', candidate.status <> 'ON_REGISTER',
          judged.reason, candidate.id $$`;
}

/**
 * Whom a file has been judged to bring as somebody new is not compared with the whole union a second and a third time:
 * neither when they are put on nor behind that. Only whoever was changed or came in between may be like them; these are
 * noted while a file is open, and compared once more when it is on the register. Rows of one file that are like each
 * other, and those that share a telephone or an e-mail with anybody, are compared as all are.
 */
export class JudgeOnce extends Migration {
  override up(): void {
    this.addSql(`alter table member_import_rows add column is_shared boolean not null default false`);
    // Whatever has not ended when the file comes, the judging may not have seen.
    this.addSql(`alter table member_imports add column judged_from xid8`);
    this.addSql(
      `alter table member_imports alter column judged_from set default pg_snapshot_xmin(pg_current_snapshot())`,
    );
    this.addSql(`create table compared_members (
      xid xid8 not null default pg_current_xact_id(), import_id uuid, ids uuid[] not null)`);
    this.addSql(`create index compared_members_since on compared_members (xid)`);
    this.addSql(`revoke all on compared_members from registry`);
    this.note();
    this.trust();
    this.match();
    this.repeat();
    this.arrive();
  }

  /** Whom the queue of duplicates compares, as long as a file that may not have seen them is open. */
  private note(): void {
    this.addSql(`do $do$ begin
      execute replace(pg_get_functiondef('compare_suspects'::regproc),
        'delete from duplicate_pairs where member_id = any(ids);',
        $now$delete from compared_members where xid < all (${OPEN});
        if exists (${OPEN}) then insert into compared_members (ids) values (ids); end if;
        delete from duplicate_pairs where member_id = any(ids);$now$);
    end $do$`);
    this.addSql(`drop trigger members_suspected_on_insert on members`);
    this.addSql(`create trigger members_suspected_on_insert after insert on members
      referencing new table as come for each statement
      when (current_user <> 'registry_owner' and coalesce(current_setting('angel.judged', true), '') <> 'true')
      execute function suspect_members_on_insert()`);
  }

  private trust(): void {
    // A database that was restored counts its transactions anew.
    this.addSql(`create function is_judged_lately(of_import uuid) returns boolean
      language sql stable security definer set search_path = registry, extensions as $$
        select coalesce((
          select judged_from <= pg_snapshot_xmin(pg_current_snapshot()) and created_at > now() - interval '1 day'
          from member_imports where id = of_import), false) $$`);
    // Null where it may be anybody.
    this.addSql(`create function changed_since_judging(of_import uuid) returns uuid[]
      language sql stable security definer set search_path = registry, extensions as $$
        select case when is_judged_lately(of_import) and count(*) <= ${MOST_CHANGED} then coalesce(array_agg(id), '{}') end
        from (
          select unnest(ids) as id from compared_members
          where xid >= (select judged_from from member_imports where member_imports.id = of_import)
            and import_id is distinct from of_import
          union select member_id from duplicate_suspects
          limit ${MOST_CHANGED + 1}) changed $$`);
    // Those of a file that are put on as they were judged, and who of them is compared all the same.
    this.addSql(`create function note_judged(of_import uuid, come uuid[], shared uuid[]) returns void
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        if current_setting('angel.judged', true) = 'true' and come is not null then
          insert into compared_members (import_id, ids) values (of_import, come);
          insert into duplicate_suspects (member_id) select unnest(shared);
        end if;
      end $$`);
    this.addSql(`create function suspect_changed_since_judging(of_import uuid) returns void
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        -- Whoever is comparing at this moment may not see the file's members, and has noted nobody yet.
        perform pg_advisory_xact_lock(hashtextextended('registry.compare_suspects', 0));
        insert into duplicate_suspects (member_id)
          select distinct unnest(ids) from compared_members join member_imports on member_imports.id = of_import
          where xid >= judged_from and import_id is distinct from of_import;
      end $$`);
    for (const [name, given] of [
      ["is_judged_lately", "uuid"],
      ["changed_since_judging", "uuid"],
      ["note_judged", "uuid, uuid[], uuid[]"],
      ["suspect_changed_since_judging", "uuid"],
    ] as const) {
      this.addSql(`revoke execute on function ${name}(${given}) from public`);
      this.addSql(`grant execute on function ${name}(${given}) to registry`);
    }
  }

  /** As before, and whether somebody who is not like them has their telephone or e-mail. */
  private match(): void {
    this.addSql(`drop function matches_of_people(int[], text[], date[], text[], text[], text[], int[])`);
    this.addSql(matchesOfPeople(`sought cross join lateral (${candidates(MATCHED, MATCHED_BY)}) candidate`));
    const door = "matches_of_people(int[], text[], date[], text[], text[], text[], int[])";
    this.addSql(`revoke execute on function ${door} from public`);
    this.addSql(`grant execute on function ${door} to registry`);
  }

  /** Who is said twice is put on once; and new ones who have in common what anybody is compared by. */
  private repeat(): void {
    const day = "(born_on - date '1900-01-01')::bigint";
    const common = [
      `hashtextextended(split_part(name_key, ' ', 1), ${day})`,
      `hashtextextended(${restOf("name_key")}, ${day} + (1::bigint << 32))`,
      `hashtextextended(name_key, primary_id + (2::bigint << 32))`,
      `hashtextextended(phone, 3::bigint << 32)`,
      `hashtextextended(lower(email), 4::bigint << 32)`,
    ];
    this.addSql(`create or replace function find_repeated_rows(of_import uuid) returns void
      language plpgsql set search_path = registry, extensions set work_mem = '32MB' set enable_nestloop = off as $$ begin
        update member_import_rows repeated set verdict = 'SAME', repeats_line = first_line
        from (
          select line, min(line) over (
            partition by name_key, born_on, case when born_on is null then primary_id end) as first_line
          from member_import_rows where import_id = of_import and verdict <> 'BAD') found
        where import_id = of_import and repeated.line = found.line and first_line < found.line;

        update member_import_rows shared set is_shared = true
        from (
          with said as materialized (
            select line, unnest(array[${common.join(", ")}]) as word
            from member_import_rows where import_id = of_import and verdict = 'NEW' and not is_shared)
          select distinct line from said
          where word in (select word from said where word is not null group by word having count(*) > 1)) found
        where import_id = of_import and shared.line = found.line;
      end $$`);
  }

  /** Somebody may have put the person on the register since the preview. */
  private arrive(): void {
    this
      .addSql(`create or replace function find_arrived_rows(of_import uuid, from_line int, to_line int) returns void
      language plpgsql set search_path = registry, extensions set enable_nestloop = off as $$
      declare
        changed uuid[] := changed_since_judging(of_import);
        names text[] := array(select name_key from members where id = any(changed));
      begin
        if names = '{}' and changed is not null then return; end if;
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
            and pending.verdict = 'NEW' and pending.member_id is null
            and (changed is null or pending.name_key = any(names)))
        update member_import_rows arrived set
          verdict = case when known_primary_id = found.primary_id then 'SAME' else 'ON_ANOTHER_REGISTER' end::import_verdict,
          reason = case when found.born_on is null then 'NAME' else 'NAME_AND_BIRTH' end::match_reason,
          match_id = found.id
        from found
        where arrived.import_id = of_import and arrived.line between from_line and to_line and arrived.line = found.line;
      end $$`);
  }
}
