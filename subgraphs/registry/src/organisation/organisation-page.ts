import { connect, type Connection, type Key, type PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { wordsOf } from "../member/person-name.js";
import { Organisation, type OrganisationLevel } from "./organisation.entity.js";
import { BEFORE_ALL, placeOf, readPlace } from "./name-order.js";
import { NUMBER } from "./number.js";
import { grouped, inOrder } from "./organisation.loader.js";

interface OrganisationFilter {
  search?: string | null;
  level?: OrganisationLevel | null;
  parentId?: string | null;
  isClosed: boolean;
}

interface Condition {
  sql: string;
  params: unknown[];
}

const MOST_WORDS = 8;

/** Organisations in the order of their names. */
export function organisationPage(page: PageArgs, filter: OrganisationFilter, { em }: Context) {
  const where = conditionOf(filter);
  return connect<Organisation>(page, {
    key: placeOf,
    rows: async (limit, after) => {
      const from = after && readPlace(after);
      const rows = await em.execute<object[]>(
        `select * from organisations where ${where.sql}
         ${from ? "and (name_key, id) > (?, ?::uuid)" : ""} order by name_key, id limit ?`,
        [...where.params, ...(from ?? []), limit],
      );
      return rows.map((row) => em.map(Organisation, row));
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from organisations where ${where.sql}`,
        where.params,
      );
      return row?.count ?? 0;
    },
  });
}

/** Organisations right below one. Many parents' pages are read by one statement. */
export function childrenPage(
  page: PageArgs,
  parent: Organisation,
  { load }: Context,
): Promise<Connection<Organisation>> {
  return connect<Organisation>(page, {
    key: placeOf,
    rows: (limit, after) => load(childrenAfter).load({ parent: parent.id, limit, after }),
    total: () => load(childrenCounts).load(parent.id),
  });
}

interface ChildrenWanted {
  parent: string;
  limit: number;
  after: Key | null;
}

async function childrenAfter(wanted: readonly ChildrenWanted[], { em }: Context): Promise<Organisation[][]> {
  const rows = await em.execute<(object & { wish: number })[]>(
    `select wish, child.*
     from json_to_recordset(?::json) as wanted (wish int, parent uuid, after_key text, after_id uuid)
     cross join lateral (
       select * from organisations
       where parent_id = parent and closed_on is null and (name_key, id) > (after_key, after_id)
       order by name_key, id limit ?
     ) child
     order by wish, name_key, id`,
    [
      JSON.stringify(
        wanted.map(({ parent, after }, wish) => {
          const [after_key, after_id] = after ? readPlace(after) : BEFORE_ALL;
          return { wish, parent, after_key, after_id };
        }),
      ),
      Math.max(...wanted.map(({ limit }) => limit)),
    ],
  );
  const children = grouped(rows, ({ wish }) => wish);
  return wanted.map(({ limit }, wish) =>
    (children.get(wish) ?? []).slice(0, limit).map((row) => em.map(Organisation, row)),
  );
}

async function childrenCounts(parents: readonly string[], { em }: Context): Promise<number[]> {
  const found = await em.execute<{ parent: string; count: number }[]>(
    `select parent_id as parent, count(*)::int as count from organisations
     where parent_id = any(?::uuid[]) and closed_on is null group by parent_id`,
    [`{${parents.join()}}`],
  );
  return inOrder(parents, found, ({ parent }) => parent).map((row) => row?.count ?? 0);
}

function conditionOf({ search, level, parentId, isClosed }: OrganisationFilter): Condition {
  const conditions: Condition[] = [{ sql: `closed_on is ${isClosed ? "not null" : "null"}`, params: [] }];
  if (level) conditions.push({ sql: "level = ?", params: [level] });
  if (typeof parentId === "string") {
    conditions.push(
      isUuid(parentId) ? { sql: "parent_id = ?", params: [parentId] } : { sql: "false", params: [] },
    );
  }
  if (search?.trim()) conditions.push(searchCondition(search.trim()));
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(" and "),
    params: conditions.flatMap(({ params }) => params),
  };
}

/** By the number, by its last group alone («ИНПО: 79946»), or by the beginnings of words of the names. */
function searchCondition(search: string): Condition {
  if (NUMBER.test(search)) return { sql: "number = ?", params: [search] };
  const words = wordsOf(search).slice(0, MOST_WORDS);
  if (words.length === 0) return { sql: "false", params: [] };
  const key = "name_key(name, full_name)";
  const named: Condition = {
    sql: words.map(() => `(${key} like ? or ${key} like ?)`).join(" and "),
    params: words.flatMap((word) => [`${word}%`, `% ${word}%`]),
  };
  if (!/^\d{1,9}$/.test(search)) return named;
  return { sql: `code = ? or ${named.sql}`, params: [Number(search), ...named.params] };
}
