import { columnsOf, entitiesOf, findBy } from "@angel/kit/find-by";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Chair } from "../chair/chair.entity.js";
import { Organisation, OrganisationType } from "./organisation.entity.js";

export async function organisationsById(
  ids: readonly string[],
  { em }: Context,
): Promise<(Organisation | null)[]> {
  const found = await findBy(em, Organisation, "id", ids.filter(isUuid));
  return inOrder(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}

export async function organisationsByNode(
  nodes: readonly number[],
  { em }: Context,
): Promise<(Organisation | null)[]> {
  const found = await findBy(em, Organisation, "node", nodes);
  return inOrder(nodes, found, ({ node }) => node);
}

export async function typesByCode(codes: readonly string[], { em }: Context): Promise<OrganisationType[]> {
  const found = await findBy(em, OrganisationType, "code", codes);
  return inOrder(codes, found, ({ code }) => code) as OrganisationType[];
}

/** Those in office, by the nodes of their organisations. */
export async function chairsByOrganisation(
  nodes: readonly number[],
  { em }: Context,
): Promise<(Chair | null)[]> {
  const rows = await em.execute<object[]>(
    `select ${columnsOf(em, Chair, "chairs", { path: "organisations.path::text" })}
     from chairs join organisations on node = organisation_id where organisation_id = any(?::int[]) and left_on is null`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, entitiesOf(em, Chair, rows), ({ organisationId }) => organisationId);
}

export interface MemberCount {
  onRegister: number;
  removed: number;
}

/** How many members there are anywhere below, by nodes: sums of the primaries' counts. */
export async function memberCounts(nodes: readonly number[], { em }: Context): Promise<MemberCount[]> {
  const sums = `sum(on_register)::int as "onRegister", sum(removed)::int as removed`;
  const below = ["primary_id", "territorial_id", "okrug_id", "region_id"].map(
    (column) =>
      `select ${column} as node, ${sums} from member_counts where ${column} = any(nodes) group by ${column}`,
  );
  const found = await em.execute<(MemberCount & { node: number })[]>(
    `select found.* from (select ?::int[] as nodes) asked
     cross join lateral (
       ${below.join(" union all ")}
       union all select node, counted.* from organisations
         cross join lateral (select ${sums} from member_counts where organisations.parent_id is null) counted
         where parent_id is null and node = any(nodes)) found`,
    [`{${nodes.join()}}`],
  );
  return inOrder(nodes, found, ({ node }) => node).map((row) => row ?? { onRegister: 0, removed: 0 });
}

export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key) {
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => known.get(key) ?? null);
}

/** The values by their keys, each group in the order it came. */
export function grouped<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
