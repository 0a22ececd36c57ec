/**
 * What has to be put back in rows to have them as they were: of each asked row on each asked day, the columns with
 * their values then. A column is on a day what the last change that had taken effect by then made of it.
 * `points` selects `row_key` and `day`.
 */
export function undone(points: string, table: string, known: string): string {
  return `
    with points as (${points}),
    told as (
      select points.row_key, points.day, key, value, at, id, since <= points.day and at <= ${known} as held
      from points join changes on table_name = ${table} and changes.row_key = points.row_key, jsonb_each(was)),
    ranked as (
      select *, bool_or(held) over (
        partition by row_key, day, key order by at, id rows between current row and unbounded following
      ) as overruled from told),
    first as (
      select distinct on (row_key, day, key) row_key, day, key, value from ranked
      where not overruled order by row_key, day, key, at, id)
    select row_key, day, jsonb_object_agg(key, value) as undo from first group by row_key, day`;
}

/** A table whose rows have a past: `valid_from`, and changes. */
export interface Remembered {
  table: "members" | "membership_cards";
  key: string;
}

/** The days from which something of the rows was otherwise: from the first on, one after another. */
export function days({ table, key }: Remembered, rows: string, known: string): string {
  return `
    with remembered as (select (kept).${key}::text as row_key, (kept).valid_from from (${rows}) rows)
    select row_key, valid_from as day from remembered
    union
    select row_key, since from remembered join changes using (row_key)
    where table_name = '${table}' and since > valid_from and at <= ${known}`;
}

/** What rows have been: `state` from each `day` on, and `former` before it. `rows` selects them whole, as `kept`. */
export function steps({ key }: Remembered, rows: string, dayRows: string, undoneRows: string): string {
  return `
    select days.day, state, lag(state) over (partition by row_key order by days.day) as former
    from (select kept, (kept).${key}::text as row_key from (${rows}) rows) remembered
      join (${dayRows}) days using (row_key)
      left join (${undoneRows}) undone using (row_key, day),
      lateral (select jsonb_populate_record(kept, coalesce(undo, '{}')) as state) past`;
}
