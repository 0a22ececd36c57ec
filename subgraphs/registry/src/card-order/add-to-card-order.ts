import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { CardOrder } from "./card-order.entity.js";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { fillOrder } from "./fill-order.js";
import { keepOrder } from "./kept-order.js";

@InputType({ description: "The order, and whom to add." })
class AddToCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => [ID], { description: "The members, at most 250." })
  memberIds!: string[];
}

@ObjectType({ description: "Those who could be added are in the order." })
class AddToCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  @Field(() => [Member], {
    description:
      "Whom it could not take: not on this register, or a card of theirs has been ordered or made already.",
  })
  notAdded: Member[];

  constructor(order: CardOrder, notAdded: Member[]) {
    this.order = order;
    this.notAdded = notAdded;
  }
}

const AddToCardOrderResult = createUnionType({
  name: "AddToCardOrderResult",
  description: "How adding to the order went.",
  types: () => [AddToCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** The keeper of a register puts members into an order. */
@Resolver()
export class AddToCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => AddToCardOrderResult, {
    description: "Put members into an order («Добавить ЧП»). Who is in it stays in it.",
  })
  async addToCardOrder(
    @Arg("input", () => AddToCardOrderInput, { description: "The order, and whom to add." })
    input: AddToCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof AddToCardOrderResult> {
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (!order.isOpen) return new CardOrderStatusDiffers(order.status);
    const wanted = [...new Set(input.memberIds.map((id) => id.toLowerCase()))];
    const known = `{${wanted.filter(isUuid).join()}}`;
    await fillOrder(order, { sql: "members.id = any(?::uuid[])", params: [known] }, context);
    const listed = await context.em.execute<{ id: string }[]>(
      "select member_id as id from card_order_rows where order_id = ? and member_id = any(?::uuid[])",
      [order.id, known],
    );
    const added = new Set(listed.map(({ id }) => id));
    const left = await membersById(
      wanted.filter((id) => !added.has(id)),
      context,
    );
    return new AddToCardOrderPayload(
      order,
      left.filter((member) => member !== null),
    );
  }
}
