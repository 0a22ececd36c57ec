import { isPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { Counts } from "../masking/suppress.js";
import { grouped } from "./grouped.js";
import type { OrganisationLevel } from "./organisation.stub.js";

/** A node of the tree with its level, which says in which column rows name it. */
export interface Place {
  node: number;
  level: OrganisationLevel;
}

const COLUMNS: Record<OrganisationLevel, string | null> = {
  NATIONAL: null,
  REGIONAL: "region_id",
  OKRUG: "okrug_id",
  INDUSTRY: "okrug_id",
  TERRITORIAL: "territorial_id",
  PRIMARY: "primary_id",
};

export interface Sum {
  /** The published view that the rows are of; while it does not stand, there are none. */
  view: string;
  /** Rows of a table of our own, and not of another's view. */
  isOwn?: true;
  /** Where sums are kept for places of a level, in the same columns: tens of thousands of rows are not added anew. */
  totals?: Partial<Record<OrganisationLevel, string>>;
  /** What names the places of its rows, where they do not do so themselves. */
  join?: string;
  /** `sum(a)::int as a, …`, over the rows of each place. */
  sums: string;
  /** Other conditions on the rows, with their values. */
  where?: string;
  params?: readonly unknown[];
  /** The column that names the organisation itself, where it is not a primary alone. */
  own?: string;
  /** One row for each value of this expression, which the sums name, and not one for all. */
  by?: string;
}

/** Sums over what each place has here and below: one statement a level, each along the index of that level's nodes. */
export async function rowsBelow<Row extends object>(
  places: readonly Place[],
  { view, totals = {}, join = "", sums, where = "true", params = [], own = "primary_id", by, isOwn }: Sum,
  { em }: Pick<Context, "em">,
): Promise<Map<number, Row[]>> {
  const found = new Map<number, Row[]>();
  if (!isOwn && !(await isPublished(em, view))) return found;
  const schema = isOwn ? "" : "published.";
  const grouping = by ? `group by ${by}` : "";
  const statements = [...grouped(places, ({ level }) => level)].map(async ([level, alike]) => {
    const [column, source] = [COLUMNS[level], totals[level] ?? view];
    if (column === null) {
      const rows = await em.execute<Row[]>(
        `select ${sums} from ${schema}${source} ${join} where ${where} ${grouping}`,
        [...params],
      );
      for (const { node } of alike) found.set(node, rows);
      return;
    }
    const named = column === "primary_id" ? own : column;
    const rows = await em.execute<(Row & { asked_node: number })[]>(
      `select asked_node, counted.* from unnest(?::int[]) as asked (asked_node)
       cross join lateral (select ${sums} from ${schema}${source} ${join}
         where ${named} = asked_node and ${where} ${grouping}) counted`,
      [`{${alike.map(({ node }) => node).join()}}`, ...params],
    );
    for (const [node, group] of grouped(rows, (row) => row.asked_node)) found.set(node, group);
  });
  await Promise.all(statements);
  return found;
}

/** The same where there is one row of numbers for a place; empty while nothing is published. */
export async function countsBelow(
  places: readonly Place[],
  sum: Sum,
  context: Pick<Context, "em">,
): Promise<Map<number, Counts>> {
  const rows = await rowsBelow<Counts>(places, sum, context);
  return new Map([...rows].map(([node, [counts = {}]]) => [node, counts]));
}

/** `coalesce(sum(a), 0)::int as a, …`. */
export function sumsOf(columns: readonly string[], type = "int"): string {
  return columns.map((column) => `coalesce(sum(${column}), 0)::${type} as ${column}`).join(", ");
}
