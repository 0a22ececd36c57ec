import { Migration } from "@mikro-orm/migrations";
import { candidates, likeness, nameParts } from "./likeness.js";

/** What two are compared by; whoever changes in any of it is compared anew. */
export const COMPARED = ["name_key", "born_on", "phone", "email", "primary_id", "status"];

export const IS_OPEN = (one: string, other: string) => `
  not exists (select from dismissed_duplicates dismissed
    where dismissed.member_id = least(${one}, ${other}) and dismissed.other_id = greatest(${one}, ${other}))
  and not exists (select from member_merges merges where merges.merged_id in (${one}, ${other}) and undone_at is null)`;

/**
 * The queue of probable duplicates, kept: a row for each member on a register and another who is probably the same
 * person. Writers only say whom they changed; those are compared behind them, so nobody waits for it. What was merged
 * or dismissed is gone at once.
 */
export class KeepDuplicates extends Migration {
  override up(): void {
    this.addSql(`create table duplicate_pairs (
      member_id uuid not null,
      other_id uuid not null,
      reason match_reason not null,
      name_key text collate "C" not null,
      primary_id int not null,
      -- Null of one who is on no register.
      other_primary_id int,
      primary key (member_id, other_id)
    )`);
    this.addSql(
      `create index duplicate_pairs_in_order on duplicate_pairs (reason, name_key, member_id, other_id)`,
    );
    this.addSql(`create index duplicate_pairs_of_primary on duplicate_pairs (primary_id)`);
    this.addSql(`create index duplicate_pairs_of_other on duplicate_pairs (other_id)`);
    this.addSql(`create table duplicate_suspects (member_id uuid not null)`);
    for (const table of ["duplicate_pairs", "duplicate_suspects"])
      this.addSql(`revoke all on ${table} from registry`);
    this.suspect();
    this.drop();
    this.compare();
    this.recount();
    this.show();
    this.addSql(`select recount_duplicates()`);
  }

  private suspect(): void {
    const differs = COMPARED.map((column) => `come.${column} is distinct from gone.${column}`).join(" or ");
    for (const [change, tables, deed] of [
      ["insert", "new table as come", "insert into duplicate_suspects select id from come"],
      [
        "update",
        "old table as gone new table as come",
        `insert into duplicate_suspects select id from come join gone using (id) where ${differs}`,
      ],
      [
        "delete",
        "old table as gone",
        "delete from duplicate_pairs using gone where gone.id in (member_id, other_id)",
      ],
    ] as const) {
      this.addSql(`create function suspect_members_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          ${deed};
          return null;
        end $$`);
      this.addSql(`create trigger members_suspected_on_${change} after ${change} on members
        referencing ${tables} for each statement when (current_user <> 'registry_owner')
        execute function suspect_members_on_${change}()`);
    }
  }

  private drop(): void {
    this.addSql(`create function drop_duplicate_pair() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        one uuid := to_jsonb(new) ->> case tg_table_name when 'member_merges' then 'kept_id' else 'member_id' end;
        other uuid := to_jsonb(new) ->> case tg_table_name when 'member_merges' then 'merged_id' else 'other_id' end;
      begin
        if tg_table_name = 'member_merges' then
          delete from duplicate_pairs where other in (member_id, other_id);
          insert into duplicate_suspects values (one), (other);
        else
          delete from duplicate_pairs where (member_id, other_id) in ((one, other), (other, one));
        end if;
        return null;
      end $$`);
    this.addSql(`create trigger pair_dropped after insert on dismissed_duplicates
      for each row execute function drop_duplicate_pair()`);
    this.addSql(`create trigger pair_dropped after insert or update on member_merges
      for each row execute function drop_duplicate_pair()`);
  }

  private compare(): void {
    const columns = ["id", ...COMPARED];
    const row = (alias: string) => columns.map((column) => `${alias}.${column}`).join(", ");
    // One hand at a time, so that of two who compare a pair neither misses what the other does.
    this.addSql(`create function compare_suspects(most int) returns int
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        ids uuid[];
        taken int;
      begin
        if not pg_try_advisory_xact_lock(hashtextextended('registry.compare_suspects', 0)) then return 0; end if;
        with suspects as (
          delete from duplicate_suspects where ctid = any(array(select ctid from duplicate_suspects limit most))
          returning member_id)
        select array_agg(distinct member_id), count(*) into ids, taken from suspects;
        if taken = 0 then return 0; end if;
        delete from duplicate_pairs where member_id = any(ids);
        delete from duplicate_pairs where other_id = any(ids);
        insert into duplicate_pairs (member_id, other_id, reason, name_key, primary_id, other_primary_id)
        with sought as materialized (
          select ${row("members")}, parts.*
          from members, lateral ${nameParts("members.name_key")} parts where id = any(ids)),
        found as (
          select sought.id as one_id, sought.status as one_status, sought.name_key as one_key, sought.primary_id as one_primary,
            candidate.*, judged.reason
          from sought
          cross join lateral (${candidates(row("members"))}) candidate
          cross join lateral ${nameParts("candidate.name_key")} parts
          cross join lateral (select candidate.*, parts.* offset 0) other
          cross join lateral (select ${likeness("sought", "other")} as reason offset 0) judged
          where candidate.id <> sought.id and judged.reason is not null
            and 'ON_REGISTER' in (sought.status, candidate.status) and ${IS_OPEN("sought.id", "candidate.id")})
        select one_id, id, reason, one_key, one_primary, case when status = 'ON_REGISTER' then primary_id end
          from found where one_status = 'ON_REGISTER'
        union
        select id, one_id, reason, name_key, primary_id, case when one_status = 'ON_REGISTER' then one_primary end
          from found where status = 'ON_REGISTER'
        on conflict do nothing;
        return taken;
      end $$`);
    this.addSql(`revoke execute on function compare_suspects(int) from public`);
    this.addSql(`grant execute on function compare_suspects(int) to registry`);
  }

  /** Everybody with everybody, by what they may have in common; for a union that was loaded, and for the auditor. */
  private recount(): void {
    const few = (value: string) =>
      `select ${value} as value from everybody where ${value} is not null group by 1 having count(*) between 2 and 20`;
    const arms = [
      "one.born_on = other.born_on and one.surname = other.surname",
      "one.born_on = other.born_on and one.rest = other.rest and one.middle <> ''",
      "one.primary_id = other.primary_id and one.name_key = other.name_key and one.middle <> ''",
    ].map(
      (condition) => `select one.id as one_id, other.id as other_id from everybody one join everybody other
      on one.id < other.id and ${condition}`,
    );
    const shared = ["phone", "email"].map(
      (value) => `select one.id, other.id from (${few(value)}) few
      join everybody one on one.${value} = few.value join everybody other on other.${value} = few.value and one.id < other.id`,
    );
    this.addSql(`create function duplicates_now() returns setof duplicate_pairs
      language sql stable set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$
        with everybody as materialized (
          select id, ${COMPARED.join(", ")}, parts.* from members, lateral ${nameParts("members.name_key")} parts),
        pairs as materialized (${[...arms, ...shared].join(" union ")}),
        judged as (
          select one.id as one_id, one.status as one_status, one.name_key as one_key, one.primary_id as one_primary,
            other.id, other.status, other.name_key, other.primary_id, ${likeness("one", "other")} as reason
          from pairs join everybody one on one.id = one_id join everybody other on other.id = other_id
          where 'ON_REGISTER' in (one.status, other.status))
        select one_id, id, reason, one_key, one_primary, case when status = 'ON_REGISTER' then primary_id end
          from judged where reason is not null and one_status = 'ON_REGISTER' and ${IS_OPEN("one_id", "id")}
        union all
        select id, one_id, reason, name_key, primary_id, case when one_status = 'ON_REGISTER' then one_primary end
          from judged where reason is not null and status = 'ON_REGISTER' and ${IS_OPEN("one_id", "id")} $$`);
    this.addSql(`revoke execute on function duplicates_now() from public`);
    this.addSql(`create function recount_duplicates() returns void
      language sql set search_path = registry, extensions as $$
        truncate duplicate_pairs, duplicate_suspects;
        insert into duplicate_pairs select * from duplicates_now() $$`);
    this.addSql(`revoke execute on function recount_duplicates() from public`);
    this.addSql(`alter function finish_load(date[]) rename to finish_rows`);
    this.addSql(`create function finish_load(pictures date[]) returns void
      language plpgsql set search_path = registry, extensions as $$ begin
        perform finish_rows(pictures);
        perform recount_duplicates();
      end $$`);
    this.addSql(`revoke execute on function finish_load(date[]) from public`);
  }

  /** Past the policies, as the matcher: ids and reasons alone. Two of one place stand there once. */
  private show(): void {
    const pairs = `
      from duplicate_pairs pair where case
        when place is null then member_id < other_id or other_primary_id is null
        else pair.primary_id = any(below)
          and (member_id < other_id or other_primary_id is null or other_primary_id <> all(below)) end`;
    const below = `below int[] := case place
      when 'primary_id' then array[node]
      when 'territorial_id' then array(select home.node from organisations home where home.territorial_id = $2 and level = 'PRIMARY')
      when 'okrug_id' then array(select home.node from organisations home where home.okrug_id = $2 and level = 'PRIMARY')
      when 'region_id' then array(select home.node from organisations home where home.region_id = $2 and level = 'PRIMARY')
      end`;
    this.addSql(`drop function match_of(members, members)`);
    this.addSql(`create or replace function probable_duplicates(place text, node int, most int,
        after_reason match_reason, after_key text, after_id uuid, after_other uuid)
      returns table (member_id uuid, other_id uuid, reason match_reason, name_key text)
      language plpgsql stable security definer set search_path = registry, extensions as $$
      #variable_conflict use_column
      declare
        ${below};
      begin
        return query select member_id, other_id, reason, name_key::text ${pairs}
          and (after_reason is null or (reason, name_key, member_id, other_id)
            > (after_reason, after_key collate "C", after_id, after_other))
          order by reason, name_key, member_id, other_id limit most;
      end $$`);
    this.addSql(`create function count_duplicates(place text, node int) returns int
      language plpgsql stable security definer set search_path = registry, extensions as $$
      declare
        ${below};
      begin
        return (select count(*)::int ${pairs});
      end $$`);
    this.addSql(`revoke execute on function count_duplicates(text, int) from public`);
    this.addSql(`grant execute on function count_duplicates(text, int) to registry`);
  }
}
