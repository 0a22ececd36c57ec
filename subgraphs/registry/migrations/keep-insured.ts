import { Migration } from "@mikro-orm/migrations";

const LOCK = "pg_advisory_xact_lock(hashtextextended('registry.keep_insured', 0))";
const HELD = [
  "number",
  "member_id",
  "status",
  "status_changed_at",
  "issued_on",
  "virtual_since",
  "replaced_on",
];

/**
 * How many persons stood on the registers below each organisation with a card in hand, kept by the days on which that
 * turned: a turn is a day, the statuses held since (bits of `card_status`), and how many more or fewer. Writers only say
 * whose cards or registers they touched; those are reckoned anew behind them, and until then a reader does it for itself,
 * so a count is exact at once and of any day.
 */
export class KeepInsured extends Migration {
  override up(): void {
    this.addSql(`create table insured_turns (
      node int not null,
      day date not null,
      held int not null,
      difference int not null,
      primary key (node, day, held)
    )`);
    this.addSql(`create table insured_turns_of_person (
      person_id uuid not null,
      node int not null,
      day date not null,
      held int not null,
      difference int not null
    )`);
    this.addSql(`create index insured_turns_of_one on insured_turns_of_person (person_id)`);
    this.addSql(`create table insured_touched (member_id uuid not null)`);
    for (const table of ["insured_turns", "insured_turns_of_person", "insured_touched"])
      this.addSql(`revoke all on ${table} from registry`);
    this.addSql(`create function bits_of(statuses text[]) returns int
      language sql immutable set search_path = registry, extensions as $$
        select bit_or(1 << array_position(enum_range(null::card_status), status::card_status))
        from unnest(statuses) as status $$`);
    this.touch();
    this.reckon();
    this.fold();
    this.follow();
    this.recount();
    this.count();
    this.audit();
    this.addSql(`select recount_insured()`);
  }

  private touch(): void {
    const columns = HELD.join(", ");
    const differing = (one: string, other: string) =>
      `select ${columns} from ${one} except select ${columns} from ${other}`;
    const inHand = `issued_on is not null or virtual_since is not null
      or status not in ('NOT_ORDERED', 'ORDERED', 'SENT', 'PRODUCED', 'DELIVERED')`;
    const both = "old table as gone new table as come";
    for (const [table, change, tables, touched] of [
      ["movements", "insert", "new table as come", "select member_id from come"],
      ["movements", "update", both, "select member_id from come union select member_id from gone"],
      ["movements", "delete", "old table as gone", "select member_id from gone"],
      ["membership_cards", "insert", "new table as come", `select member_id from come where ${inHand}`],
      [
        "membership_cards",
        "update",
        both,
        `select member_id from ((${differing("come", "gone")}) union (${differing("gone", "come")})) as differing`,
      ],
      ["membership_cards", "delete", "old table as gone", `select member_id from gone where ${inHand}`],
      ["card_changes", "insert", "new table as come", "select member_id from come"],
      ["card_changes", "update", both, "select member_id from come union select member_id from gone"],
      ["card_changes", "delete", "old table as gone", "select member_id from gone"],
      ["member_merges", "insert", "new table as come", "select unnest(array[kept_id, merged_id]) from come"],
      ["member_merges", "update", both, "select unnest(array[kept_id, merged_id]) from come"],
      ["member_merges", "delete", "old table as gone", "select unnest(array[kept_id, merged_id]) from gone"],
    ] as const) {
      const name = `touch_insured_by_${table}_on_${change}`;
      this.addSql(`create function ${name}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$ begin
          insert into insured_touched ${touched};
          return null;
        end $$`);
      this.addSql(`create trigger insured_touched_on_${change} after ${change} on ${table}
        referencing ${tables} for each statement execute function ${name}()`);
    }
  }

  private reckon(): void {
    // Undirected: with a card come all that were merged with it, above and below.
    this.addSql(`create function cards_of_persons(ids uuid[]) returns uuid[]
      language sql stable set search_path = registry, extensions as $$
        with recursive near as (
          select unnest(ids) as id
          union
          select case near.id when kept_id then merged_id else kept_id end
          from near join member_merges on near.id in (kept_id, merged_id) and undone_at is null)
        select array_agg(id) from near $$`);
    this.addSql(`create function reckon_insured(ids uuid[]) returns setof insured_turns_of_person
      language plpgsql stable set search_path = registry, extensions set jit = off as $$
      declare
        of_ids text := case when ids is null then '' else 'where member_id = any($1)' end;
        merged text := case when ids is null then '' else 'and merged_id = any($1)' end;
      begin
        return query execute format($query$
          with recursive persons as (
            select merged_id as one, kept_id as person from member_merges where undone_at is null %2$s
            union
            select one, kept_id from persons
            join member_merges on merged_id = person and undone_at is null),
          roots as (
            select one, person from persons
            where not exists (select from member_merges where merged_id = person and undone_at is null)),
          registers as (
            select coalesce(person, member_id) as person, node, from_on, until_on
            from (
              select member_id, kind, organisation_id as node, moved_on as from_on,
                lead(moved_on, 1, 'infinity') over (partition by member_id order by moved_on, recorded_at, id) as until_on
              from movements %1$s) steps
            left join roots on one = member_id
            where kind <> 'REMOVED' and until_on > from_on),
          cards as (
            select coalesce(person, member_id) as person, from_on, coalesce(until_on, 'infinity') as until_on,
              bits_of(array[status]) as held
            from (select * from published.card_period %1$s) periods left join roots on one = member_id),
          spans as (
            select person, node, held, greatest(registers.from_on, cards.from_on) as from_on,
              least(registers.until_on, cards.until_on) as until_on
            from registers join cards using (person)),
          changes as (
            select person, node, held, day, sum(more) as more
            from spans cross join lateral (values (from_on, 1), (until_on, -1)) as edge (day, more)
            where from_on < until_on group by person, node, held, day),
          present as (
            select person, node, held, day, sum(more) over (partition by person, node, held order by day) > 0 as is_there
            from changes),
          turned as (
            select person, node, day, held * (is_there::int - coalesce(lag(is_there) over
              (partition by person, node, held order by day), false)::int) as change
            from present),
          stood as (
            select person, node, day, (sum(sum(change)) over (partition by person, node order by day))::int as held
            from turned group by person, node, day),
          told as (
            select *, lag(held, 1, 0) over (partition by person, node order by day) as before from stood)
          select person, node, day, given.held, difference
          from told cross join lateral (values (before, -1), (told.held, 1)) as given (held, difference)
          where before <> told.held and given.held <> 0 and day < 'infinity' $query$, of_ids, merged)
        using ids;
      end $$`);
  }

  private fold(): void {
    // What turns at a primary turns at each organisation above it.
    this.addSql(`create function spread_turns(primaries insured_turns[]) returns void
      language sql set search_path = registry, extensions as $$
        insert into insured_turns (node, day, held, difference)
        select above::int, day, held, sum(difference)
        from unnest(primaries) turn join organisations using (node)
        cross join lateral unnest(string_to_array(path::text, '.')) as above
        group by 1, 2, 3 having sum(difference) <> 0
        on conflict (node, day, held) do update set difference = insured_turns.difference + excluded.difference;
        delete from insured_turns where difference = 0 and (node, day, held) in (
          select above::int, day, held from unnest(primaries) turn join organisations using (node)
          cross join lateral unnest(string_to_array(path::text, '.')) as above) $$`);
    this.addSql(`create function fold_insured(most int) returns int
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        ids uuid[];
        taken int;
        turned insured_turns[];
      begin
        perform ${LOCK};
        with touched as (
          delete from insured_touched where ctid = any(array(select ctid from insured_touched limit most))
          returning member_id)
        select array_agg(distinct member_id), count(*) into ids, taken from touched;
        if taken = 0 then return 0; end if;
        ids := cards_of_persons(ids);
        with gone as (delete from insured_turns_of_person where person_id = any(ids) returning node, day, held, difference),
        come as (
          insert into insured_turns_of_person select * from reckon_insured(ids) returning node, day, held, difference),
        changed as (
          select node, day, held, sum(difference)::int as difference
          from (select * from come union all select node, day, held, -difference from gone) differences
          group by 1, 2, 3 having sum(difference) <> 0)
        select coalesce(array_agg(row(changed.*)::insured_turns), '{}') into turned from changed;
        perform spread_turns(turned);
        return taken;
      end $$`);
    this.addSql(`revoke execute on function fold_insured(int) from public`);
    this.addSql(`grant execute on function fold_insured(int) to registry`);
  }

  /** Primaries that move in the tree take their turns along, from those above before to those above now. */
  private follow(): void {
    this.addSql(`create function move_insured() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$ begin
        if not exists (select from come join gone using (id) where come.path <> gone.path) then return null; end if;
        perform ${LOCK};
        insert into insured_turns (node, day, held, difference)
        select above::int, day, held, sum(sign * difference)
        from come join gone using (id)
        join insured_turns turn on turn.node = come.node
        cross join lateral (values (come.path, 1), (gone.path, -1)) as place (path, sign)
        cross join lateral unnest(string_to_array(place.path::text, '.')) as above
        where come.level = 'PRIMARY' and come.path <> gone.path and above::int <> come.node
        group by 1, 2, 3 having sum(sign * difference) <> 0
        on conflict (node, day, held) do update set difference = insured_turns.difference + excluded.difference;
        return null;
      end $$`);
    this.addSql(`create trigger insured_moved after update on organisations
      referencing old table as gone new table as come for each statement execute function move_insured()`);
  }

  /** Everybody's, for a union that was loaded. */
  private recount(): void {
    this.addSql(`create function recount_insured() returns void
      language plpgsql set search_path = registry, extensions set work_mem = '256MB' set jit = off as $$ begin
        perform ${LOCK};
        truncate insured_turns, insured_turns_of_person, insured_touched;
        drop index insured_turns_of_one;
        insert into insured_turns_of_person select * from reckon_insured(null);
        create index insured_turns_of_one on insured_turns_of_person (person_id);
        insert into insured_turns
          select above::int, day, held, sum(difference)
          from (select node, day, held, sum(difference) as difference from insured_turns_of_person group by 1, 2, 3) turn
          join organisations using (node)
          cross join lateral unnest(string_to_array(path::text, '.')) as above
          group by 1, 2, 3 having sum(difference) <> 0;
        analyze insured_turns, insured_turns_of_person;
      end $$`);
    this.addSql(`revoke execute on function recount_insured() from public`);
    this.addSql(`alter function finish_load(date[]) rename to finish_pairs`);
    this.addSql(`create function finish_load(pictures date[]) returns void
      language plpgsql set search_path = registry, extensions as $$ begin
        perform finish_pairs(pictures);
        perform recount_insured();
      end $$`);
    this.addSql(`revoke execute on function finish_load(date[]) from public`);
  }

  private count(): void {
    this.addSql(`create function published.insured_below(top uuid, on_day date, statuses text[]) returns int
      language plpgsql stable security definer set search_path = registry, extensions set jit = off as $$
      declare
        place organisations;
        wanted int := bits_of(statuses);
        insured int;
        ids uuid[];
      begin
        select * into place from organisations where id = top;
        select coalesce(sum(difference), 0) into insured
          from insured_turns where node = place.node and day <= on_day and held & wanted <> 0;
        if not exists (select from insured_touched) then return insured; end if;
        ids := cards_of_persons(array(select distinct member_id from insured_touched));
        return insured + (
          select coalesce(sum(difference), 0)
          from (
            select * from reckon_insured(ids)
            union all
            select person_id, node, day, held, -difference from insured_turns_of_person where person_id = any(ids)
          ) untold
          where day <= on_day and held & wanted <> 0
            and node in (select node from organisations where path <@ place.path));
      end $$`);
    this.addSql(`revoke execute on function published.insured_below(uuid, date, text[]) from public`);
    // A role of insurance may come to the database after us.
    this.addSql(`alter function publish_consent() rename to publish_insured_on`);
    this.addSql(`create function publish_consent() returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      begin
        perform publish_insured_on();
        if exists (select from pg_roles where rolname = 'insurance') then
          grant execute on function published.insured_below(uuid, date, text[]) to insurance;
        end if;
      end $$`);
    this.addSql(`revoke execute on function publish_consent() from public`);
    this.addSql(`grant execute on function publish_consent() to registry`);
    this.addSql(`revoke execute on function publish_insured_on() from public, registry`);
    this.addSql(`select publish_consent()`);
  }

  /** What is kept for today against persons counted one by one. */
  private audit(): void {
    this.addSql(`alter function audit() rename to audit_members`);
    this.addSql(`create function audit() returns table (what text, drift bigint)
      language plpgsql set search_path = registry, extensions as $$
      declare
        statuses text[] := '{ISSUED,VIRTUAL}';
      begin
        perform fold_insured(null);
        return query select * from audit_members();
        return query select 'insured of today', count(*)
          from (
            select above::int as node, sum(insured) as insured
            from organisations top
            cross join lateral published.insured_on(top.id, current_date, statuses) on_register
            join organisations home on home.id = organisation_id
            cross join lateral unnest(string_to_array(home.path::text, '.')) as above
            where top.parent_id is null group by 1) found
          full join (
            select node, sum(difference) as insured from insured_turns
            where day <= current_date and held & bits_of(statuses) <> 0 group by node) kept using (node)
          where coalesce(found.insured, 0) <> coalesce(kept.insured, 0);
      end $$`);
    this.addSql(`revoke execute on function audit() from public`);
  }
}
