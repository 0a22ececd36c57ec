import type { PlainDate } from "@angel/kit/values";
import type { Part } from "./column-expression.js";

/** Where rows come from: each arm in order by itself, so that Postgres merges them and sorts neither twice. */
export interface Source {
  /** What stands before the statement. */
  readonly before: Part;
  readonly arms: readonly Part[];
  /** A condition on the places of merged rows. */
  readonly within?: string;
}

/**
 * The first cards of a past day by name, without a sort of all: so many are taken along the index of names as they are
 * now, and so many of those that have changed since; conditions are asked of these alone. What lies beyond the
 * last one taken of either is not known, and left out: where too few are left, the whole list must be asked.
 */
export function pastBatch(on: PlainDate, most: number, after: Part, direction: "asc" | "desc"): Source {
  const order = `order by name_key ${direction}, id ${direction}`;
  const last = (batch: string) => `(select name_key, id from ${batch} ${order} offset ? limit 1)`;
  return {
    before: {
      sql: `with undone as materialized (select member_id as key, undo from published.members_undone(?)),
        kept as materialized (select * from published.member_card where true${after.sql} ${order} limit ?),
        named as materialized (
          select card, undo, name_key, id from (
            select card, undo, coalesce(undo ->> 'name_key', card.name_key) collate "C" as name_key, id
            from undone join published.member_card card on id = key) changed
          where true${after.sql} ${order} limit ?),
        ends as materialized (${last("kept")} union all ${last("named")})`,
      values: [on, ...after.values, most, ...after.values, most, most - 1, most - 1],
    },
    arms: [
      {
        sql: `(select *, ?::date as on_day from kept
          where id not in (select key from undone) and coalesce(valid_from, ?) <= ?)`,
        values: [on, on, on],
      },
      {
        sql: `(select past.*, ?::date as on_day from named, lateral jsonb_populate_record(card, undo) as past
          where coalesce((card).valid_from, ?) <= ?)`,
        values: [on, on, on],
      },
    ],
    within: `(k0, k1) ${direction === "asc" ? "<=" : ">="} all (select name_key, id from ends)`,
  };
}
