import type { Key } from "@angel/kit/connection";
import type { EntityManager } from "@angel/kit/database";
import { entitiesOf } from "@angel/kit/find-by";
import type { Context } from "@angel/kit/subgraph";
import {
  AFTER_ALL,
  BEFORE_ALL,
  FIRST_ID,
  LAST_ID,
  LAST_LETTER,
  readPlace,
} from "../organisation/name-order.js";
import { grouped } from "../organisation/organisation.loader.js";
import { MemberOrder } from "./member-order.js";
import { columnsOfMember } from "./member-row.js";
import type { MemberScope } from "./member-scope.js";
import type { Branch, Condition, MemberSearch } from "./member-search.js";
import { Member, type MemberStatus } from "./member.entity.js";

interface Wish {
  scope: MemberScope;
  status: MemberStatus;
  search: MemberSearch;
  order: MemberOrder;
  limit: number;
  after: Key | null;
}

/** Pages that differ only in their organisation and cursor are read by one statement. */
export async function membersAfter(wishes: readonly Wish[], { em }: Context): Promise<Member[][]> {
  const pages = new Map<Wish, Member[]>();
  const alike = grouped(wishes, ({ scope: { parts, whole }, status, search, order, limit }) =>
    JSON.stringify([parts, whole, status, search.branches, order, limit]),
  );
  const walking = alongIndexes(em);
  for (const group of alike.values()) {
    const { sql, params } = pagesOf(group as [Wish], columnsOfMember(em, "found"));
    const rows = await walking.execute<(object & { wish: number })[]>(sql, params);
    const found = grouped(rows, ({ wish }) => wish);
    for (const [wish, page] of group.entries())
      pages.set(page, entitiesOf(em, Member, found.get(wish) ?? []));
  }
  return wishes.map((wish) => pages.get(wish) ?? []);
}

/**
 * The names someone seeks are thousands where Postgres expects a dozen. It would read and sort them all for the first
 * fifty, by whichever index; it is to walk along the one in whose order they are wanted. The way is the same for all
 * values, and planned once on a connection.
 */
export function alongIndexes(em: EntityManager): EntityManager {
  const { variables } = em.getSessionContext() ?? {};
  const walking = { enable_sort: "off", plan_cache_mode: "force_generic_plan" };
  return em.fork({ session: { variables: { ...variables, ...walking } } });
}

function pagesOf(group: readonly [Wish, ...Wish[]], columns: string): Condition {
  const [{ scope, search, order, limit }] = group;
  const isForward = order === MemberOrder.NAME;
  const places = group.map(({ scope: { place }, after }, wish) => {
    const [after_key, after_id] = after ? readPlace(after) : isForward ? BEFORE_ALL : AFTER_ALL;
    return { wish, place, after_key, after_id };
  });
  const walks = search.branches.flatMap((branch) =>
    branch.words
      ? [walk(branch, bearing(branch.prefix, branch.words, group[0]), group[0])]
      : scope.parts.map((part) => walk(branch, { sql: part, params: [] }, group[0])),
  );
  return {
    sql: `select wish, ${columns}
      from json_to_recordset(?::json) as sought (wish int, place text, after_key text collate "C", after_id uuid)
      cross join lateral (
        select * from (${walks.map(({ sql }) => sql).join(" union all ")}) walks
        order by ${inOrder("", isForward)} limit ?
      ) found
      join organisations on node = primary_id
      order by wish, ${inOrder("found.", isForward)}`,
    params: [JSON.stringify(places), ...walks.flatMap(({ params }) => params), limit],
  };
}

/** Those of a part who meet a branch's condition, from the place of the page on. */
function walk(branch: Branch, part: Condition, { status, order, limit }: Wish): Condition {
  const isForward = order === MemberOrder.NAME;
  const { prefix } = branch;
  const edge = isForward ? prefix : `${prefix}${LAST_LETTER}`;
  const where = `${part.sql} and status = ? and ${branch.sql}`;
  // Comparisons of texts and of rows leak nothing, so that Postgres seeks by them under row-level security too.
  // It begins to read at the row, not at the beginning of the names sought: the row must not lie before them.
  const bound = isForward
    ? "(name_key, id) > (greatest(after_key, ?), case when after_key >= ? then after_id else ?::uuid end)"
    : "(name_key, id) < (least(after_key, ?), case when after_key <= ? then after_id else ?::uuid end)";
  const from = branch.isWalk
    ? `members where ${where} and`
    : `(select * from members where ${where} offset 0) few where`;
  return {
    sql: `(select * from ${from} ${bound} order by ${inOrder("", isForward)} limit ?)`,
    params: [...part.params, status, ...branch.params, edge, edge, isForward ? FIRST_ID : LAST_ID, limit],
  };
}

/** A part that is no larger than the page: the first in the order of names who bear all the words behind such a surname. */
function bearing(
  surname: string,
  words: readonly string[],
  { scope, status, order, limit }: Wish,
): Condition {
  return {
    sql: `id in (select members_with_words(
      ?, string_to_array(?, ' '), ?, place::int, ?, after_key, after_id, ?, ?))`,
    params: [surname, words.join(" "), scope.whole, status, order === MemberOrder.NAME, limit],
  };
}

function inOrder(row: string, isForward: boolean): string {
  const direction = isForward ? "asc" : "desc";
  return `${row}name_key ${direction}, ${row}id ${direction}`;
}
