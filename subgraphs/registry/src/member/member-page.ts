import { Permission } from "@angel/kit/access";
import { type Connection, connect, connectionOf, type Key, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { ArgsType, Field, registerEnumType } from "type-graphql";
import { AFTER_ALL, BEFORE_ALL, placeOf, readPlace } from "../organisation/name-order.js";
import { type Organisation, OrganisationLevel } from "../organisation/organisation.entity.js";
import { grouped, type MemberCount, memberCounts } from "../organisation/organisation.loader.js";
import { Member, MemberStatus } from "./member.entity.js";
import { type Condition, searchCondition } from "./member-search.js";

export const { Connection: MemberConnection, Edge: MemberEdge } = connectionOf(Member);

enum MemberOrder {
  NAME = "NAME",
  NAME_DESCENDING = "NAME_DESCENDING",
}

registerEnumType(MemberOrder, {
  name: "MemberOrder",
  description: "The order of a list of members.",
  valuesConfig: {
    NAME: { description: "By surname, first name and patronymic." },
    NAME_DESCENDING: { description: "The same from the end." },
  },
});

@ArgsType()
export class MemberListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The beginnings of the words of a name in any order, the sixteen digits of a card, or a telephone in any writing.",
  })
  search?: string | null;

  @Field(() => MemberOrder, { defaultValue: MemberOrder.NAME, description: "The order of the list." })
  order!: MemberOrder;
}

/** Where members are sought: a condition in which `place` stands for the organisation's node or path. */
interface Scope {
  sql: string;
  place: string | null;
  /** Wider than a primary. */
  isWide: boolean;
  /** How many are there by status, where that is kept; null where they must be counted. */
  kept: (() => Promise<MemberCount>) | null;
}

interface Wish {
  scope: Scope;
  status: MemberStatus;
  search: Condition;
  order: MemberOrder;
  limit: number;
  after: Key | null;
}

/** Members of an organisation and below, or of all where the viewer has rights; of whom they get those they may see. */
export async function memberPage(
  args: MemberListArgs,
  organisation: Organisation | null,
  context: Context,
  status = MemberStatus.ON_REGISTER,
): Promise<Connection<Member>> {
  const { em, load } = context;
  const scope = organisation ? scopeOf(organisation, context) : visibleScope(context);
  const asked = args.search?.trim();
  const search = asked ? await searchCondition(asked, scope.isWide, em) : ALL;
  return connect<Member>(args, {
    key: placeOf,
    rows: (limit, after) =>
      load(membersAfter).load({ scope, status, search, order: args.order, limit, after }),
    total: async () => {
      if (!asked && scope.kept) {
        const { onRegister, removed } = await scope.kept();
        return status === MemberStatus.ON_REGISTER ? onRegister : removed;
      }
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from members, (select ?::text as place) sought
         where ${scope.sql} and status = ? and ${search.sql}`,
        [scope.place, status, ...search.params],
      );
      return row?.count ?? 0;
    },
  });
}

const ALL: Condition = { sql: "true", params: [] };

/** The member's column that names the organisation of this level. */
const COLUMNS: Partial<Record<OrganisationLevel, string>> = {
  [OrganisationLevel.REGIONAL]: "region_id",
  [OrganisationLevel.TERRITORIAL]: "territorial_id",
  [OrganisationLevel.PRIMARY]: "primary_id",
};

function scopeOf({ node, path, level }: Organisation, { viewer, load }: Context): Scope {
  const kept = viewer.may(Permission.VIEW_MEMBERS, path) ? () => load(memberCounts).load(node) : null;
  const column = COLUMNS[level];
  if (column)
    return { sql: `${column} = place::int`, place: `${node}`, isWide: column !== "primary_id", kept };
  if (level === OrganisationLevel.NATIONAL) return { sql: "true", place: null, isWide: true, kept };
  return {
    sql: "primary_id = any(array(select node from organisations where path <@ place::ltree))",
    place: path,
    isWide: true,
    kept,
  };
}

/** Row-level security alone says who is there; the condition lets the planner seek them. */
function visibleScope({ em }: Context): Scope {
  return {
    sql: "((select sees_union()) or primary_id = any((select visible_orgs())::int[]))",
    place: null,
    isWide: true,
    kept: async () => {
      const [row] = await em.execute<MemberCount[]>(
        `select coalesce(sum(on_register), 0)::int as "onRegister", coalesce(sum(removed), 0)::int as removed
         from member_counts where (select sees_union()) or primary_id = any((select visible_orgs())::int[])`,
      );
      return row ?? { onRegister: 0, removed: 0 };
    },
  };
}

/** Pages that differ only in their organisation and cursor are read by one statement. */
async function membersAfter(wishes: readonly Wish[], { em }: Context): Promise<Member[][]> {
  const pages = new Map<Wish, Member[]>();
  const alike = grouped(wishes, ({ scope, status, search, order, limit }) =>
    JSON.stringify([scope.sql, status, search, order, limit]),
  );
  for (const group of alike.values()) {
    const [{ scope, status, search, order, limit }] = group as [Wish];
    const isForward = order === MemberOrder.NAME;
    const direction = isForward ? "asc" : "desc";
    const rows = await em.execute<(object & { wish: number })[]>(
      `select wish, found.*, organisations.path::text
       from json_to_recordset(?::json) as sought (wish int, place text, after_key text, after_id uuid)
       cross join lateral (
         select * from members
         where ${scope.sql} and status = ? and ${search.sql}
           and (name_key, id) ${isForward ? ">" : "<"} (after_key, after_id)
         order by name_key ${direction}, id ${direction} limit ?
       ) found
       join organisations on node = primary_id
       order by wish, found.name_key ${direction}, found.id ${direction}`,
      [
        JSON.stringify(
          group.map(({ scope: { place }, after }, wish) => {
            const [after_key, after_id] = after ? readPlace(after) : isForward ? BEFORE_ALL : AFTER_ALL;
            return { wish, place, after_key, after_id };
          }),
        ),
        status,
        ...search.params,
        limit,
      ],
    );
    const found = grouped(rows, ({ wish }) => wish);
    for (const [wish, page] of group.entries()) {
      pages.set(
        page,
        (found.get(wish) ?? []).map((row) => em.map(Member, row)),
      );
    }
  }
  return wishes.map((wish) => pages.get(wish) ?? []);
}
