import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
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
import { CardStatus } from "../membership-card/membership-card.entity.js";
import { CardOrderEmpty } from "./card-order-empty.js";
import { CardOrder, CardOrderStatus } from "./card-order.entity.js";
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { orderSizes } from "./card-order.loader.js";
import { advanceOrder, keepOrder } from "./kept-order.js";

@InputType({ description: "The order to send." })
class SendCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;
}

@ObjectType({ description: "The order is on its way." })
class SendCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const SendCardOrderResult = createUnionType({
  name: "SendCardOrderResult",
  description: "How sending the order went.",
  types: () => [SendCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers, CardOrderEmpty] as const,
});

/** The keeper of a register sends an order. */
@Resolver()
export class SendCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => SendCardOrderResult, {
    description: "Send an order to be made («Отправить заявку»).",
  })
  async sendCardOrder(
    @Arg("input", () => SendCardOrderInput, { description: "The order to send." })
    input: SendCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof SendCardOrderResult> {
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (!order.isOpen) return new CardOrderStatusDiffers(order.status);
    if ((await context.load(orderSizes).load(order.id)) === 0) return new CardOrderEmpty();
    const cards = { from: CardStatus.ORDERED, to: CardStatus.SENT };
    await advanceOrder(order, CardOrderStatus.SENT, cards, context);
    return new SendCardOrderPayload(order);
  }
}
