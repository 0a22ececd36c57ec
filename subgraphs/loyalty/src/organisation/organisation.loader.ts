import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";

/** The paths of organisations, by their ids; null of one that the register does not know. */
export async function pathsById(ids: readonly string[], { em }: Context): Promise<(string | null)[]> {
  const rows = await readPublished<{ id: string; path: string }>(
    em,
    ["organisation"],
    "select id, path from published.organisation where id = any(?::uuid[])",
    [listOf(ids)],
  );
  const known = new Map(rows.map(({ id, path }) => [id, path]));
  return ids.map((id) => known.get(id) ?? null);
}
