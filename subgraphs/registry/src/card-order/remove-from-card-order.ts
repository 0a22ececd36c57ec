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
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { releaseCards } from "./fill-order.js";
import { keepOrder } from "./kept-order.js";

@InputType({ description: "The order, and whom to take out." })
class RemoveFromCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => [ID], { description: "The members, at most 250." })
  memberIds!: string[];
}

@ObjectType({ description: "They are no longer in the order." })
class RemoveFromCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const RemoveFromCardOrderResult = createUnionType({
  name: "RemoveFromCardOrderResult",
  description: "How taking out of the order went.",
  types: () => [RemoveFromCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** The keeper of a register takes members out of an order. */
@Resolver()
export class RemoveFromCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RemoveFromCardOrderResult, {
    description: "Take members out of an order; they can be ordered for again.",
  })
  async removeFromCardOrder(
    @Arg("input", () => RemoveFromCardOrderInput, { description: "The order, and whom to take out." })
    input: RemoveFromCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof RemoveFromCardOrderResult> {
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (!order.isOpen) return new CardOrderStatusDiffers(order.status);
    const memberIds = input.memberIds.filter(isUuid);
    await releaseCards(order, memberIds, context);
    await context.em.execute(
      "delete from card_order_rows where order_id = ? and member_id = any(?::uuid[])",
      [order.id, `{${memberIds.join()}}`],
    );
    return new RemoveFromCardOrderPayload(order);
  }
}
