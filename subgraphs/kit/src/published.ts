import type { EntityManager } from "@mikro-orm/postgresql";
import type { Batch } from "./subgraph.js";
import { isUuid } from "./text.js";

/** Views known to stand, by database driver: once made, a view stays. */
const standing = new WeakMap<object, Set<string>>();

/** Whether another has made this view of `published` already; a part that never started has not. */
export async function isPublished(em: EntityManager, view: string): Promise<boolean> {
  const driver = em.getDriver();
  const known = standing.get(driver) ?? new Set();
  standing.set(driver, known);
  if (known.has(view)) return true;
  const [answer] = await em.execute<{ stands: boolean }[]>("select to_regclass(?) is not null as stands", [
    `published.${view}`,
  ]);
  if (answer?.stands) known.add(view);
  return known.has(view);
}

/** Rows of others' published views; none while one of the views has not been made. */
export async function readPublished<Row extends object>(
  em: EntityManager,
  views: readonly string[],
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  for (const view of views) if (!(await isPublished(em, view))) return [];
  return em.execute<Row[]>(sql, [...values]);
}

/** Rows of a published view by their ids; null for what is none. `columns` are those of the row, `id` among them. */
export function publishedById<Row extends { readonly id: string }>(
  view: string,
  columns: string,
): Batch<string, Row | null> {
  return async (ids, { em }) => {
    const rows = await readPublished<Row>(
      em,
      [view],
      `select ${columns} from published.${view} where id = any(?::uuid[])`,
      [listOf(ids.filter(isUuid))],
    );
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id.toLowerCase()) ?? null);
  };
}

/** An array as Postgres reads it from a text, for `= any(?::text[])`. */
export function listOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
