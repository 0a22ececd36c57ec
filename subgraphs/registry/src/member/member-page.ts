import { type Connection, connect, connectionOf, type Key, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { ArgsType, Field } from "type-graphql";
import { placeOf } from "../organisation/name-order.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { anywhere, scopeOf, scopeOfViewer } from "./member-scope.js";
import { EVERYONE, searchFor } from "./member-search.js";
import { Member, MemberStatus } from "./member.entity.js";
import { countNear, membersNear } from "./member-near.js";
import { MemberOrder } from "./member-order.js";
import { membersAfter } from "./member-walk.js";
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
  const search = asked ? await searchFor(asked, scope, context) : EVERYONE;
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
      const whole = await search.whole();
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from members, (select ?::text as place) sought
         where ${anywhere(scope)} and status = ? and ${whole.sql}`,
        [scope.place, status, ...whole.params],
      );
      const names = row?.count === 0 && asked ? await near() : null;
      return names ? countNear({ ...wish, names }, context) : (row?.count ?? 0);
    },
  });
}

function nearNames(texts: readonly string[], context: Context): Promise<(NearNames | null)[]> {
  return Promise.all(texts.map((text) => namesNear(text, context)));
}
