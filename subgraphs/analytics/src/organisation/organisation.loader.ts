import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { grouped } from "./grouped.js";
import { Organisation } from "./organisation.stub.js";

/** Organisations with their places in the tree; of one that is not there, the id alone, at which nobody may see anything. */
export async function organisations(ids: readonly string[], { em }: Context): Promise<Organisation[]> {
  const rows = await readPublished<Organisation>(
    em,
    ["organisation"],
    "select id, node, path, level, name from published.organisation where id = any(?::uuid[])",
    [listOf(ids.filter(isUuid))],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => Object.assign(new Organisation(), found.get(id) ?? { id }));
}

/** The organisations right below, without those that have closed. */
export async function childrenOf(
  parents: readonly Organisation[],
  { em }: Context,
): Promise<Organisation[][]> {
  const rows = await readPublished<Organisation & { parent_id: string }>(
    em,
    ["organisation_place"],
    `select id, node, path, level, name, parent_id from published.organisation_place
     where parent_id = any(?::uuid[]) and closed_on is null order by node`,
    [listOf(parents.map(({ id }) => id))],
  );
  const children = grouped(rows, (row) => row.parent_id);
  return parents.map(({ id }) =>
    (children.get(id) ?? []).map((row) => Object.assign(new Organisation(), row)),
  );
}
