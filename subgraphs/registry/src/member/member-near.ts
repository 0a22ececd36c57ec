import type { Key } from "@angel/kit/connection";
import { entitiesOf } from "@angel/kit/find-by";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { FIRST_ID, LAST_ID, LAST_LETTER, readPlace } from "../organisation/name-order.js";
import { MemberOrder } from "./member-order.js";
import { columnsOfMember } from "./member-row.js";
import { anywhere, type MemberScope } from "./member-scope.js";
import { alongIndexes } from "./member-walk.js";
import { Member, type MemberStatus } from "./member.entity.js";
import type { NearNames } from "./near-names.js";

interface NearWish {
  scope: MemberScope;
  status: MemberStatus;
  names: NearNames;
}

/** Members whose names are among those near what was written, in the order of names: a walk along an index for each. */
export async function membersNear(
  {
    scope,
    status,
    names,
    order,
    limit,
    after,
  }: NearWish & { order: MemberOrder; limit: number; after: Key | null },
  { em }: Context,
): Promise<Member[]> {
  const isForward = order === MemberOrder.NAME;
  const direction = isForward ? "asc" : "desc";
  const inOrder = (row: string) => `${row}name_key ${direction}, ${row}id ${direction}`;
  // The walk begins at the last one read where that lies within the name, else at the edge of the name.
  const bound = isForward
    ? "(name_key, id) > (greatest(after_key, prefix), case when after_key >= prefix then after_id else first_id end)"
    : "(name_key, id) < (least(after_key, prefix || last_letter), case when after_key <= prefix || last_letter then after_id else last_id end)";
  const [key, id] = after ? readPlace(after) : isForward ? ["", FIRST_ID] : [LAST_LETTER, LAST_ID];
  const rows = await alongIndexes(em).execute<object[]>(
    `select ${columnsOfMember(em, "found")}
     from (
       select hits.* from ${SOUGHT} cross join lateral (
         select members.* from members
         where ${conditions(scope, names)} and ${bound} order by ${inOrder("")} limit ?) hits
       order by ${inOrder("")} limit ?) found
     join organisations on node = primary_id
     order by ${inOrder("found.")}`,
    [...sought(scope, names, [key, id]), status, ...names.behind.map((word) => ` ${word}`), limit, limit],
  );
  return entitiesOf(em, Member, rows);
}

export async function countNear({ scope, status, names }: NearWish, { em }: Context): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from ${SOUGHT} join members on ${conditions(scope, names)}`,
    [...sought(scope, names, ["", FIRST_ID]), status, ...names.behind.map((word) => ` ${word}`)],
  );
  return row?.count ?? 0;
}

const SOUGHT = `(
  select ?::text as place, prefix collate "C" as prefix, ?::text collate "C" as after_key, ?::uuid as after_id,
    '${FIRST_ID}'::uuid as first_id, '${LAST_ID}'::uuid as last_id, ?::text collate "C" as last_letter
  from unnest(?::text[]) as given (prefix)) sought`;

function sought({ place }: MemberScope, { prefixes }: NearNames, [key, id]: string[]): unknown[] {
  return [place, key, id, LAST_LETTER, listOf(prefixes)];
}

/** Comparisons alone: they leak nothing, so that Postgres seeks by them under row-level security too. */
function conditions(scope: MemberScope, { behind }: NearNames): string {
  return [
    anywhere(scope),
    "name_key >= prefix",
    "name_key < prefix || last_letter",
    "members.status = ?",
    ...behind.map(() => "strpos(name_key, ?) > 0"),
  ].join(" and ");
}
