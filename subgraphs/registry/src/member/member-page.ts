import { type Connection, connect, connectionOf, type Key, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { ArgsType, Field } from "type-graphql";
import {
  AFTER_ALL,
  BEFORE_ALL,
  FIRST_ID,
  LAST_ID,
  LAST_LETTER,
  placeOf,
  readPlace,
} from "../organisation/name-order.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { grouped } from "../organisation/organisation.loader.js";
import { anywhere, type MemberScope, scopeOf, scopeOfViewer } from "./member-scope.js";
import { EVERYONE, type MemberSearch, searchFor } from "./member-search.js";
import { Member, MemberStatus } from "./member.entity.js";
import { countNear, membersNear } from "./member-near.js";
import { MemberOrder } from "./member-order.js";
import { type NearNames, namesNear } from "./near-names.js";

export const { Connection: MemberConnection, Edge: MemberEdge } = connectionOf(Member);

@ArgsType()
export class MemberListArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "The beginnings of the words of a name in any order, the sixteen digits of a card, or a telephone in any writing. Where no name begins so, names a slip of the pen away are found.",
  })
  search?: string | null;

  @Field(() => MemberOrder, { defaultValue: MemberOrder.NAME, description: "The order of the list." })
  order!: MemberOrder;
}

/** Members of an organisation and below, or of all where the viewer has rights; of whom they get those they may see. */
export async function memberPage(
  args: MemberListArgs,
  organisation: Organisation | null,
  context: Context,
  status = MemberStatus.ON_REGISTER,
): Promise<Connection<Member>> {
  const { em, load } = context;
  const scope = organisation ? scopeOf(organisation, context) : await scopeOfViewer(context);
  const asked = args.search?.trim();
  const search = asked ? await searchFor(asked, scope.isWide, context) : EVERYONE;
  const wish = { scope, status, order: args.order };
  const near = () => load(nearNames).load(asked ?? "");
  return connect<Member>(args, {
    key: placeOf,
    rows: async (limit, after) => {
      const read = (from: Key | null, most: number) =>
        load(membersAfter).load({ ...wish, search, limit: most, after: from });
      const found = await read(after, limit);
      const isEnd = found.length > 0 || !asked || (after !== null && (await read(null, 1)).length > 0);
      const names = isEnd ? null : await near();
      return names ? membersNear({ ...wish, names, limit, after }, context) : found;
    },
    total: async () => {
      if (!asked && scope.kept) {
        const { onRegister, removed } = await scope.kept();
        return status === MemberStatus.ON_REGISTER ? onRegister : removed;
      }
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from members, (select ?::text as place) sought
         where ${anywhere(scope)} and status = ? and ${search.whole.sql}`,
        [scope.place, status, ...search.whole.params],
      );
      const names = row?.count === 0 && asked ? await near() : null;
      return names ? countNear({ ...wish, names }, context) : (row?.count ?? 0);
    },
  });
}

function nearNames(texts: readonly string[], context: Context): Promise<(NearNames | null)[]> {
  return Promise.all(texts.map((text) => namesNear(text, context)));
}

interface Wish {
  scope: MemberScope;
  status: MemberStatus;
  search: MemberSearch;
  order: MemberOrder;
  limit: number;
  after: Key | null;
}

/** Pages that differ only in their organisation and cursor are read by one statement. */
async function membersAfter(wishes: readonly Wish[], { em }: Context): Promise<Member[][]> {
  const pages = new Map<Wish, Member[]>();
  const alike = grouped(wishes, ({ scope, status, search, order, limit }) =>
    JSON.stringify([scope.parts, status, search.branches, order, limit]),
  );
  for (const group of alike.values()) {
    const [sample] = group as [Wish];
    const rows = await em.execute<(object & { wish: number })[]>(...pagesOf(sample, group));
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

function pagesOf(
  { scope, status, search, order, limit }: Wish,
  group: Wish[],
): [sql: string, params: unknown[]] {
  const isForward = order === MemberOrder.NAME;
  const inOrder = (row: string) => {
    const direction = isForward ? "asc" : "desc";
    return `${row}name_key ${direction}, ${row}id ${direction}`;
  };
  // Row comparison, `^@` and equality leak nothing, so that Postgres seeks by them under row-level security too.
  // It begins to read at the row, not at the beginning of the names sought: the row must not lie before them.
  const bound = isForward
    ? "(name_key, id) > (greatest(after_key, ?), case when after_key >= ? then after_id else ?::uuid end)"
    : "(name_key, id) < (least(after_key, ?), case when after_key <= ? then after_id else ?::uuid end)";
  const walks = scope.parts.flatMap((part) => search.branches.map((branch) => ({ part, branch })));
  const branches = walks.map(
    ({ part, branch }) => `(select * from members where ${part} and status = ? and ${branch.sql}
      and ${bound} order by ${inOrder("")} limit ?)`,
  );
  const places = group.map(({ scope: { place }, after }, wish) => {
    const [after_key, after_id] = after ? readPlace(after) : isForward ? BEFORE_ALL : AFTER_ALL;
    return { wish, place, after_key, after_id };
  });
  return [
    `select wish, found.*, organisations.path::text
     from json_to_recordset(?::json) as sought (wish int, place text, after_key text collate "C", after_id uuid)
     cross join lateral (
       select * from (${branches.join(" union all ")}) branches order by ${inOrder("")} limit ?
     ) found
     join organisations on node = primary_id
     order by wish, ${inOrder("found.")}`,
    [
      JSON.stringify(places),
      ...walks.flatMap(({ branch: { params, prefix } }) => {
        const edge = isForward ? prefix : `${prefix}${LAST_LETTER}`;
        return [status, ...params, edge, edge, isForward ? FIRST_ID : LAST_ID, limit];
      }),
      limit,
    ],
  ];
}
