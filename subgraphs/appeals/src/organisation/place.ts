import { publishedById } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";

/** Where an organisation stands in the tree now. */
export interface Place {
  readonly id: string;
  readonly path: string;
  readonly parentId: string | null;
  /** From the root to itself. */
  readonly ancestorIds: readonly string[];
  readonly level: string;
  readonly isClosed: boolean;
}

export const places = publishedById<Place>(
  "organisation",
  `id, path, parent_id as "parentId", ancestor_ids as "ancestorIds", level, closed_on is not null as "isClosed"`,
);

/** The nearest above that is open; none above the root. */
export async function nearestAbove({ parentId }: Place, context: Context): Promise<Place | null> {
  const parent = parentId === null ? null : await context.load(places).load(parentId);
  return parent?.isClosed ? nearestAbove(parent, context) : parent;
}

/** That an appeal is in the queue of the organisation or below. Nothing stands below a primary, whose id an index seeks. */
export function inQueueOf({ id, path, level }: Place): readonly [sql: string, value: string] {
  return level === "PRIMARY" ? ["handling_id = ?::uuid", id] : ["handling_path <@ ?::ltree", path];
}
