import type { Batch } from "@angel/kit/subgraph";
import type { EntityClass } from "@mikro-orm/core";
import { grouped } from "../organisation/organisation.loader.js";
import type { CardEntry } from "./card-entry.js";

interface RowOfMember {
  memberId: string;
}

/** Rows that hang on members, by the members' ids, in the order given: `awarded_on desc`. */
export function rowsOfMembers<Row extends RowOfMember>(
  Class: EntityClass<Row>,
  table: string,
  order: string,
  where = "true",
): Batch<string, Row[]> {
  return async (ids, { em }) => {
    const rows = await em.execute<object[]>(
      `select * from ${table} where member_id = any(?::uuid[]) and ${where} order by ${order}`,
      [`{${ids.join()}}`],
    );
    const found = grouped(
      rows.map((row) => em.map(Class, row)),
      ({ memberId }) => memberId,
    );
    return ids.map((id) => found.get(id) ?? []);
  };
}

/** The entries of a tab that stand, the newest first. */
export function entriesOfMembers<Entry extends CardEntry>(
  Class: EntityClass<Entry>,
  table: string,
  day: string,
): Batch<string, Entry[]> {
  return rowsOfMembers(Class, table, `${day} desc nulls last, recorded_at desc, id`, "struck_at is null");
}
