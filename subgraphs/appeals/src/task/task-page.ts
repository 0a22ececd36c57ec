import { connect, type Connection, type Key, type PageArgs } from "@angel/kit/connection";
import { placeOfKey } from "@angel/kit/cursor-key";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isPlainDate } from "@angel/kit/values";
import { Task } from "./task.entity.js";
import { tasks } from "./task.loader.js";

export interface Listed {
  readonly where: string;
  readonly values: readonly unknown[];
  /** What is due first, or what changed last. */
  readonly order: "due" | "changed";
}

/** Tasks that are the viewer's to see and that hold what is said of them. */
export function pageOfTasks(
  page: PageArgs,
  { where, values, order }: Listed,
  { em, load }: Context,
): Promise<Connection<Task>> {
  const isByDue = order === "due";
  return connect<Task>(page, {
    key: ({ dueOn, number, place }) => (isByDue ? [dueOn, number] : [place]),
    rows: async (limit, after) => {
      const from = after === null ? [] : isByDue ? dueKey(after) : [placeOfKey(after)];
      const beyond =
        after === null
          ? ""
          : isByDue
            ? "and (due_on, number) > (?::date, ?::bigint)"
            : "and place < ?::bigint";
      const rows = await em.execute<{ id: string }[]>(
        `select id from tasks where ${where} ${beyond} order by ${isByDue ? "due_on, number" : "place desc"} limit ?::int`,
        [...values, ...from, limit],
      );
      const found = await load(tasks).loadMany(rows.map(({ id }) => id));
      return found.filter((task): task is Task => task instanceof Task);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from tasks where ${where}`,
        [...values],
      );
      return row?.count ?? 0;
    },
  });
}

function dueKey([day, number]: Key): unknown[] {
  if (!isPlainDate(day) || !Number.isSafeInteger(number))
    throw badInput("`after` is not a cursor of this list.");
  return [day, number];
}
