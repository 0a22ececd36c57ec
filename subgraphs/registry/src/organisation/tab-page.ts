import type { EntityClass } from "@mikro-orm/core";
import { connect, type Connection, type Key, type PageArgs } from "@angel/kit/connection";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable, isUuid } from "@angel/kit/text";
import { isPlainDate } from "@angel/kit/values";
import { grouped, inOrder } from "./organisation.loader.js";

/** A tab of an organisation whose rows stand in a table of their own. */
interface Tab<Row> {
  entity: EntityClass<Row>;
  table: string;
  /** Which of its rows, in SQL. */
  where?: string;
  /** The column the tab is ordered by, before the id: days with the latest first, names from the first letter. */
  sort: "days" | "names";
  column: string;
  keyOf: (row: Row) => string;
}

interface Place {
  node: number;
  path: string;
}

interface Wanted extends Place {
  limit: number;
  after: Key | null;
}

/** Reads pages of a tab; those of many organisations by one statement. */
export function tabOf<Row extends { id: string; path: string }>(tab: Tab<Row>) {
  const { table, column, where = "true" } = tab;
  const [type, follows, order] = tab.sort === "days" ? ["date", "<", "desc"] : ["text", ">", "asc"];
  const ordered = `${column} ${order}, id ${order}`;

  async function rowsAfter(wanted: readonly Wanted[], { em }: Context): Promise<Row[][]> {
    const rows = await em.execute<(object & { wish: number })[]>(
      `select wish, found.*
       from json_to_recordset(?::json) as wanted (wish int, node int, after_key ${type}, after_id uuid)
       cross join lateral (
         select * from ${table}
         where organisation_id = node and ${where}
           and (after_id is null or (${column}, id) ${follows} (after_key, after_id))
         order by ${ordered} limit ?
       ) found
       order by wish, ${ordered}`,
      [
        JSON.stringify(wanted.map(({ node, after }, wish) => ({ wish, node, ...readKey(after, tab.sort) }))),
        Math.max(...wanted.map(({ limit }) => limit)),
      ],
    );
    const found = grouped(rows, ({ wish }) => wish);
    return wanted.map(({ limit, path }, wish) =>
      (found.get(wish) ?? []).slice(0, limit).map((row) => Object.assign(em.map(tab.entity, row), { path })),
    );
  }

  async function counts(nodes: readonly number[], { em }: Context): Promise<number[]> {
    const found = await em.execute<{ node: number; count: number }[]>(
      `select organisation_id as node, count(*)::int as count from ${table}
       where organisation_id = any(?::int[]) and ${where} group by organisation_id`,
      [`{${nodes.join()}}`],
    );
    return inOrder(nodes, found, ({ node }) => node).map((row) => row?.count ?? 0);
  }

  return (page: PageArgs, { node, path }: Place, { load }: Context): Promise<Connection<Row>> =>
    connect<Row>(page, {
      key: (row) => [tab.keyOf(row), row.id],
      rows: (limit, after) => load(rowsAfter).load({ node, path, limit, after }),
      total: () => load(counts).load(node),
    });
}

function readKey(after: Key | null, sort: "days" | "names") {
  if (after === null) return { after_key: null, after_id: null };
  const [key, id] = after;
  const isOurs = after.length === 2 && typeof key === "string" && typeof id === "string" && isUuid(id);
  if (!isOurs || !(sort === "days" ? isPlainDate(key) || key === "-infinity" : isStorable(key))) {
    throw badInput("`after` is not a cursor of this list.");
  }
  return { after_key: key, after_id: id };
}
