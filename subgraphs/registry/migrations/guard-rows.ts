/**
 * Row-level security for a table whose rows belong to a member: they are seen by whoever sees the card, the member
 * too, and written by the keepers of the register where the member is. The rows need no copy of `primary_id`: the
 * policies look the member up by the primary key, under the policies of `members`.
 */
export function guardRowsOfMember(table: string, member = "member_id"): string[] {
  const isSeen = `exists (select from members where members.id = ${table}.${member})`;
  const isKept = `exists (select from members where members.id = ${table}.${member}
    and (${isWithin("kept_nodes", "members.")} or (select keeps_union())))`;
  return guarded(table, isSeen, isKept);
}

/**
 * The same for rows that belong to an organisation of any level, by its node: seen by those who see its members,
 * written by the keepers of its register. Not for tables of millions: each row asks for the path of its organisation.
 */
export function guardRowsOfOrganisation(table: string, organisation = "organisation_id"): string[] {
  const isBelow = (paths: string) => `exists (select from organisations
    where organisations.node = ${table}.${organisation} and organisations.path <@ any((select ${paths})::ltree[]))`;
  return guarded(
    table,
    `(select sees_union()) or ${isBelow("visible_paths()")}`,
    `(select keeps_union()) or ${isBelow("kept_paths()")}`,
  );
}

/** Whether a member's row, with the nodes of all organisations it stands below, is within those of the viewer's grants. */
export function isWithin(nodes: "seen_nodes" | "kept_nodes", row = ""): string {
  return ["primary_id", "territorial_id", "okrug_id", "region_id"]
    .map((column) => `${row}${column} = any((select ${nodes}())::int[])`)
    .join(" or ");
}

function guarded(table: string, isSeen: string, isKept: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy seen on ${table} for select to registry using (${isSeen})`,
    `create policy added_by_keeper on ${table} for insert to registry with check (${isKept})`,
    `create policy changed_by_keeper on ${table} for update to registry using (${isKept}) with check (${isKept})`,
    `create policy taken_back_by_keeper on ${table} for delete to registry using (${isKept})`,
    // FORCE holds for the owner too: it reads, for the views and functions it lends, and changes nothing.
    `create policy lent_by_owner on ${table} for select to registry_owner using (true)`,
  ];
}
