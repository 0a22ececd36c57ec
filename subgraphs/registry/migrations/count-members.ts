import { Migration } from "@mikro-orm/migrations";
import { CARD_COUNTERS, COUNTERS, GAPS_MASK, MEMBER_COUNTERS } from "./counters.js";
import { days, type Remembered, steps, undone } from "./undone.js";

const columns = COUNTERS.join(", ");
const each = (write: (counter: string) => string) => COUNTERS.map(write).join(", ");
const zeros = each((counter) => `${counter} int not null default 0`);
const added = each((counter) => `${counter} = kept.${counter} + excluded.${counter}`);

interface Counted extends Remembered {
  counters: Readonly<Record<string, string>>;
  /** The columns that the counters' conditions read. */
  columns: string;
}

export const MEMBERS: Counted = {
  table: "members",
  key: "id",
  counters: MEMBER_COUNTERS,
  columns: "status, occupation, sex, born_on, dues_form, consented_on, workplace, position, course_of_study",
};
const CARDS: Counted = {
  table: "membership_cards",
  key: "number",
  counters: CARD_COUNTERS,
  columns: "status, virtual_since, replaced_on",
};

/** Adds what is given, a row a primary and day, to the counts, to their day, and to the pictures taken since. */
export function addition(given: string): string {
  return `with given as materialized (${given}),
        days as (
          insert into member_count_days as kept (primary_id, day, ${columns})
          select primary_id, day, ${columns} from given order by primary_id, day
          on conflict (primary_id, day) do update set ${added}),
        pictures as (
          insert into member_counts_at as kept (primary_id, day, ${columns})
          select primary_id, count_pictures.day, ${each((counter) => `sum(${counter})`)}
          from given join count_pictures on count_pictures.day >= given.day
          group by 1, 2 order by 1, 2
          on conflict (day, primary_id) do update set ${added})
        insert into member_counts as kept (primary_id, territorial_id, okrug_id, region_id, ${columns})
        select primary_id, territorial_id, okrug_id, region_id, ${columns}
        from (select primary_id, ${each((counter) => `sum(${counter}) as ${counter}`)} from given group by 1) total
        join organisations on node = primary_id
        -- In the order of primaries, so that two writers never wait for each other in a circle.
        order by primary_id
        on conflict (primary_id) do update set ${added}`;
}

/** How many of the rows `changed` count, those that went taken off. */
export function sumOf(condition: string | undefined): string {
  return condition ? `coalesce(sum(n) filter (where ${condition}), 0)::int` : "0";
}

export function changed(columnsRead: string, from: string, n: number, day: string): string {
  return `select primary_id, ${day} as day, ${n} as n, ${columnsRead} from ${from}`;
}

/**
 * One row of counts a primary, and none above: a row for the whole union would be the one every writer waits for.
 * Any higher organisation is a sum when it is read. Beside it stands what each day changed, and pictures of all the
 * counts at some days, so that the counts of any day follow.
 */
export class CountMembers extends Migration {
  override up(): void {
    this.addSql(`alter table members add column gaps smallint not null
      generated always as ((${GAPS_MASK})::smallint) stored`);
    this.createTables();
    this.addDifferences();
    for (const counted of [MEMBERS, CARDS]) {
      this.count(counted);
      this.countPast(counted);
      this.countLate(counted);
    }
    this.relabel();
    this.recount();
    this.takePictures();
    this.addSql(`select recount_members()`);
  }

  private createTables(): void {
    for (const change of ["insert", "update", "delete"]) {
      this.addSql(`drop trigger members_counted_on_${change} on members`);
      this.addSql(`drop function count_members_on_${change}()`);
    }
    this.addSql(`drop table member_counts`);
    this.addSql(`create table member_counts (
      primary_id int primary key references organisations (node),
      territorial_id int,
      okrug_id int,
      region_id int,
      ${zeros}
    ) with (fillfactor = 70)`);
    this.addSql(`create index member_counts_of_region on member_counts (region_id)`);
    this.addSql(`create index member_counts_of_territorial on member_counts (territorial_id)`);
    this.addSql(`create index member_counts_of_okrug on member_counts (okrug_id) where okrug_id is not null`);
    this.addSql(`create table member_count_days (
      primary_id int, day date, ${zeros}, primary key (primary_id, day)
    ) with (fillfactor = 90)`);
    this.addSql(`create index member_count_days_by_day on member_count_days (day)`);
    this.addSql(
      `create table member_counts_at (day date, primary_id int, ${zeros}, primary key (day, primary_id))`,
    );
    this.addSql(`create table count_pictures (day date primary key)`);
    for (const table of ["member_counts", "member_count_days", "member_counts_at", "count_pictures"]) {
      this.addSql(`revoke insert, update, delete on ${table} from registry`);
    }
    this.addSql(`create type count_difference as (
      primary_id int, day date, ${each((counter) => `${counter} int`)})`);
  }

  private addDifferences(): void {
    this.addSql(`create function add_to_counts(differences count_difference[]) returns void
      language sql set search_path = registry, extensions as $$
        ${addition(`select primary_id, day, ${each((counter) => `sum(${counter})::int as ${counter}`)}
          from unnest(differences) group by primary_id, day`)} $$`);
    this.addSql(`revoke execute on function add_to_counts(count_difference[]) from public`);
  }

  /** Triggers that count a table's rows, a statement at a time. */
  private count({ table, counters, columns: read }: Counted): void {
    const sums = COUNTERS.map((counter) => sumOf(counters[counter])).join(", ");
    const differs = Object.values(counters)
      .map((condition) => `sum(n) filter (where ${condition}) <> 0`)
      .join(" or ");
    const rows = (from: string, n: number, day: string) => changed(read, from, n, day);
    for (const [change, tables, differing] of [
      ["insert", "new table as come", rows("come", 1, "valid_from")],
      [
        "update",
        "old table as gone new table as come",
        `${rows("come", 1, "holds_since()")} union all ${rows("gone", -1, "holds_since()")}`,
      ],
      ["delete", "old table as gone", rows("gone", -1, "holds_since()")],
    ] as const) {
      this.addSql(`create function count_${table}_on_${change}() returns trigger
        language plpgsql security definer set search_path = registry, extensions as $$
        declare differences count_difference[];
        begin
          select array_agg(difference) into differences from (
            select row(primary_id, day, ${sums})::count_difference as difference
            from (${differing}) changed
            group by primary_id, day
            having ${differs}) counted;
          if differences is not null then perform add_to_counts(differences); end if;
          return null;
        end $$`);
      this.addSql(`create trigger ${table}_counted_on_${change} after ${change} on ${table}
        referencing ${tables} for each statement when (current_user <> 'registry_owner')
        execute function count_${table}_on_${change}()`);
    }
  }

  /** A row's whole past as known at a moment: it comes, and changes what it counts as. */
  private countPast(counted: Counted): void {
    const { table, counters } = counted;
    const values = COUNTERS.map((counter) =>
      counters[counter] ? `case when ${counters[counter]} then sign else 0 end` : "0",
    ).join(", ");
    const row = "select counted as kept";
    this.addSql(`create function count_of(counted ${table}, day date, sign int) returns count_difference
      language sql immutable set search_path = registry, extensions as $$
        select row(primary_id, day, ${values})::count_difference from (select (counted).*) counted_row $$`);
    this
      .addSql(`create function past_of(counted ${table}, known timestamptz, sign int) returns setof count_difference
      language sql stable set search_path = registry, extensions as $$
        with
          days as (${days(counted, row, "known")}),
          undone as (${undone("select row_key, day from days", `'${table}'`, "known")}),
          steps as (${steps(counted, row, "table days", "table undone")})
        select count_of(state, day, sign) from steps
        union all
        select count_of(former, day, -sign) from steps where (former).primary_id is not null $$`);
  }

  /** Told late: the days between were counted by what was known then. */
  private countLate({ table, key }: Counted): void {
    this.addSql(`create function recount_late_${table}() returns trigger
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        late record;
        told timestamptz;
      begin
        for late in
          select come.${key}::text as row_key, jsonb_populate_record(null::${table}, to_jsonb(gone)) as was,
            jsonb_populate_record(null::${table}, to_jsonb(come)) as became
          from gone join come using (${key})
          where gone is distinct from come and (holds_since() < come.valid_from or exists (
            select from changes
            where table_name = '${table}' and row_key = come.${key}::text and since > holds_since()))
        loop
          select max(at) into told from changes where table_name = '${table}' and row_key = late.row_key;
          perform add_to_counts(array(
            select past_of(late.became, told, 1)
            union all select past_of(late.became, told - interval '1 microsecond', -1)
            -- What counting the plain difference has added already.
            union all select count_of(late.was, holds_since(), 1)
            union all select count_of(late.became, holds_since(), -1)));
        end loop;
        return null;
      end $$`);
    this.addSql(`create trigger ${table}_recounted after update on ${table}
      referencing old table as gone new table as come
      for each statement when (current_user <> 'registry_owner') execute function recount_late_${table}()`);
  }

  private relabel(): void {
    this.addSql(`create or replace function relabel_members(top ltree) returns void
      language sql security definer set search_path = registry, extensions as $$
        update members set
          territorial_id = home.territorial_id, okrug_id = home.okrug_id, region_id = home.region_id
        from organisations home
        where home.path <@ top and home.level = 'PRIMARY' and members.primary_id = home.node
          and (members.territorial_id, members.okrug_id, members.region_id)
            is distinct from (home.territorial_id, home.okrug_id, home.region_id);
        update member_counts set
          territorial_id = home.territorial_id, okrug_id = home.okrug_id, region_id = home.region_id
        from organisations home
        where home.path <@ top and home.level = 'PRIMARY' and member_counts.primary_id = home.node $$`);
  }

  /** Everything again from the rows and their changes. Days up to the first picture stand in the picture alone. */
  private recount(): void {
    const counts = ({ counters }: Counted) =>
      COUNTERS.map((counter) =>
        counters[counter] ? `count(*) filter (where ${counters[counter]})::int` : "0",
      ).join(", ");
    const isChanged = ({ table, key }: Counted) =>
      `exists (select from changes where table_name = '${table}' and row_key = ${table}.${key}::text)`;
    const found = [MEMBERS, CARDS].map((counted) => {
      const { table } = counted;
      const sums = COUNTERS.map((counter) =>
        counted.counters[counter] ? `coalesce(sum(n) filter (where ${counted.counters[counter]}), 0)` : "0",
      ).join(", ");
      const fields = (row: string) =>
        ["primary_id", ...counted.columns.split(", ")].map((column) => `(${row}).${column}`).join(", ");
      const changed = `select ${table} as kept from ${table} where ${isChanged(counted)}`;
      return `
        insert into found select primary_id, valid_from, ${counts(counted)}
          from ${table} where not ${isChanged(counted)} group by primary_id, valid_from;
        create temp table days_of_${table} on commit drop as ${days(counted, changed, "'infinity'")};
        analyze days_of_${table};
        create temp table undone_of_${table} on commit drop as
          ${undone(`select row_key, day from days_of_${table}`, `'${table}'`, "'infinity'")};
        analyze undone_of_${table};
        insert into found
          with steps as materialized (
            ${steps(counted, changed, `table days_of_${table}`, `table undone_of_${table}`)})
          select primary_id, day, ${sums} from (
            select day, 1 as n, ${fields("state")} from steps
            union all select day, -1, ${fields("former")} from steps where (former).primary_id is not null) counted
          group by primary_id, day;
        drop table days_of_${table}, undone_of_${table};`;
    });
    this.addSql(`create function recount_members(pictures date[] default '{}') returns void
      language plpgsql set search_path = registry, extensions as $$
      declare
        picture date;
        picture_before date := '-infinity';
      begin
        lock table count_pictures, member_counts in access exclusive mode;
        truncate member_counts, member_count_days, member_counts_at, count_pictures;
        create temp table found (primary_id int, day date, ${each((counter) => `${counter} int`)}) on commit drop;
        ${found.join("\n")}
        insert into member_count_days (primary_id, day, ${columns})
          select primary_id, day, ${each((counter) => `sum(${counter})`)}
          from found where pictures = '{}' or day > (select min(given) from unnest(pictures) as given)
          group by primary_id, day;
        insert into member_counts (primary_id, territorial_id, okrug_id, region_id, ${columns})
          select primary_id, territorial_id, okrug_id, region_id, ${columns}
          from (select primary_id, ${each((counter) => `sum(${counter}) as ${counter}`)} from found group by 1) total
          join organisations on node = primary_id order by region_id, territorial_id, primary_id;
        foreach picture in array array(select given from unnest(pictures) as given order by 1) loop
          insert into member_counts_at (day, primary_id, ${columns})
            select picture, primary_id, ${each((counter) => `sum(${counter})`)} from (
              select primary_id, ${columns} from member_counts_at where day = picture_before
              union all select primary_id, ${columns} from found where day > picture_before and day <= picture) known
            group by primary_id;
          insert into count_pictures values (picture);
          picture_before := picture;
        end loop;
        drop table found;
      end $$`);
    this.addSql(`revoke execute on function recount_members(date[]) from public`);
  }

  /** A picture of the first of each month that has passed; counts of a day are sought from the nearest one before. */
  private takePictures(): void {
    this.addSql(`create function take_pictures(today date default current_date) returns void
      language plpgsql security definer set search_path = registry, extensions as $$
      declare
        picture date;
      begin
        if exists (select from count_pictures where day = date_trunc('month', today)::date) then return; end if;
        -- Who has changed a count and not committed holds the table too: a picture misses nobody.
        lock table count_pictures in access exclusive mode;
        for picture in
          select month::date from generate_series(
            coalesce((select max(day) + interval '1 day' from count_pictures), date_trunc('month', today)),
            today, interval '1 day') as month
          where extract(day from month) = 1
        loop
          insert into member_counts_at (day, primary_id, ${columns})
            select picture, primary_id, ${each((counter) => `sum(${counter})`)} from (
              select primary_id, ${columns} from member_counts
              union all select primary_id, ${each((counter) => `-${counter}`)}
                from member_count_days where day > picture) known
            group by primary_id
            having ${COUNTERS.map((counter) => `sum(${counter}) <> 0`).join(" or ")};
          insert into count_pictures values (picture) on conflict do nothing;
        end loop;
      end $$`);
    this.addSql(`revoke execute on function take_pictures(date) from public`);
    this.addSql(`grant execute on function take_pictures(date) to registry`);

    this.recountDay();
    const sums = each((counter) => `coalesce(sum(${counter}), 0)::int`);
    this.addSql(`create function member_counts_on(nodes int[], on_day date) returns setof count_difference
      language plpgsql stable set search_path = registry, extensions as $$
      declare
        picture date := (select max(day) from count_pictures where day <= on_day);
      begin
        if picture is not null then
          return query select null::int, on_day, ${sums} from (
            select ${columns} from member_counts_at
              where day = picture and (nodes is null or primary_id = any(nodes))
            union all select ${columns} from member_count_days
              where day > picture and day <= on_day and (nodes is null or primary_id = any(nodes))) known;
        elsif exists (select from count_pictures) and on_day < (select min(day) from count_pictures) then
          return query select * from recounted_on(nodes, on_day);
        else
          return query select null::int, on_day, ${sums} from (
            select ${columns} from member_counts where nodes is null or primary_id = any(nodes)
            union all select ${each((counter) => `-${counter}`)} from member_count_days
              where day > on_day and (nodes is null or primary_id = any(nodes))) known;
        end if;
      end $$`);
  }

  /** The same from the rows and their changes alone: the truth that pictures and days are held to. */
  private recountDay(): void {
    const found = [MEMBERS, CARDS].map(({ table, key, counters }) => {
      const counts = Object.entries(counters).map(
        ([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`,
      );
      return `(
        with undone as materialized (select * from undone_since('${table}', on_day))
        select ${counts.join(", ")} from (
          select ${table}.* from ${table}
          where valid_from <= on_day and not exists (select from undone where row_key = ${table}.${key}::text)
          union all
          select state.* from undone join ${table} on ${table}.${key} = row_key::${key === "id" ? "uuid" : "text"},
            lateral jsonb_populate_record(${table}, undo) as state
          where ${table}.valid_from <= on_day) past
        where nodes is null or primary_id = any(nodes)) ${table}`;
    });
    this.addSql(`create function recounted_on(nodes int[], on_day date) returns setof count_difference
      language sql stable security definer set search_path = registry, extensions as $$
        select null::int, on_day, ${columns} from ${found.join(", ")} $$`);
    this.addSql(`revoke execute on function recounted_on(int[], date) from public`);
    this.addSql(`grant execute on function recounted_on(int[], date) to registry`);
  }
}
