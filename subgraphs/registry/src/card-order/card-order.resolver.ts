import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { Chair } from "../chair/chair.entity.js";
import { MemberConnection } from "../member/member-page.js";
import { Member } from "../member/member.entity.js";
import { placeOf, readPlace } from "../organisation/name-order.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { chairsByOrganisation, organisationsByNode } from "../organisation/organisation.loader.js";
import { CardOrder } from "./card-order.entity.js";
import { cardOrdersById, orderSizes } from "./card-order.loader.js";

const { Connection: CardOrderConnection } = connectionOf(CardOrder);

@Resolver(() => CardOrder)
export class CardOrderResolver {
  @Query(() => CardOrder, {
    nullable: true,
    description: "The order for cards with this id; null when not yours to see.",
  })
  @May(Permission.VIEW_MEMBERS)
  cardOrder(
    @Arg("id", () => ID, { description: "The order's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<CardOrder | null> {
    return load(cardOrdersById).load(id);
  }

  @FieldResolver(() => Organisation, { description: "Whose order it is («Организация»)." })
  organisation(
    @Root() { organisationId }: CardOrder,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Chair, {
    nullable: true,
    description: "The chair of the organisation now («Председатель»); null without one.",
  })
  chair(@Root() { organisationId }: CardOrder, @Ctx() { load }: Context): Promise<Chair | null> {
    return load(chairsByOrganisation).load(organisationId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who made it («Автор»); null where it came with the first data.",
  })
  createdBy(@Root() { createdById }: CardOrder): AccountStub | null {
    return createdById === null ? null : new AccountStub(createdById);
  }

  @FieldResolver(() => Int, { description: "How many cards it asks for." })
  size(@Root() { id }: CardOrder, @Ctx() { load }: Context): Promise<number> {
    return load(orderSizes).load(id);
  }

  @FieldResolver(() => MemberConnection, {
    description:
      "For whom the cards are, in the order of names. One who has gone to another's register is not shown.",
  })
  members(
    @Root() { id }: CardOrder,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<Member>> {
    return connect(page, {
      key: placeOf,
      total: () => load(orderSizes).load(id),
      rows: async (limit, after) => {
        const rows = await em.execute<object[]>(
          `select members.*, path::text from card_order_rows
           join members on members.id = member_id
           join organisations on node = primary_id
           where order_id = ? ${after ? "and (members.name_key, members.id) > (?, ?::uuid)" : ""}
           order by members.name_key, members.id limit ?`,
          [id, ...(after ? readPlace(after) : []), limit],
        );
        return rows.map((row) => em.map(Member, row));
      },
    });
  }
}

@Resolver(() => Organisation)
export class CardOrdersOfOrganisation {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => CardOrderConnection, {
    nullable: true,
    description: "Its orders for cards, newest first («Заявки ЭПБ»); null when not yours to see.",
  })
  cardOrders(
    @Root() { node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<CardOrder>> {
    return connect(page, {
      key: ({ id }) => [id],
      total: () => em.count(CardOrder, { organisationId: node }),
      rows: (limit, after) =>
        em.find(
          CardOrder,
          { organisationId: node, ...(after && { id: { $lt: idOfKey(after) } }) },
          { orderBy: { id: "desc" }, limit },
        ),
    });
  }
}
