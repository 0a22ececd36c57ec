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
import { CardOrder, CardOrderStatus } from "./card-order.entity.js";
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { releaseCards } from "./fill-order.js";
import { keepOrder } from "./kept-order.js";

@InputType({ description: "The order to take back." })
class CancelCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;
}

@ObjectType({ description: "The order has been taken back; who was in it can still be read." })
class CancelCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const CancelCardOrderResult = createUnionType({
  name: "CancelCardOrderResult",
  description: "How taking the order back went.",
  types: () => [CancelCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** The keeper of a register takes back an order. */
@Resolver()
export class CancelCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => CancelCardOrderResult, {
    description:
      "Take back an order whose cards have not been made («Отменить заявку»); its members can be ordered for again.",
  })
  async cancelCardOrder(
    @Arg("input", () => CancelCardOrderInput, { description: "The order to take back." })
    input: CancelCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof CancelCardOrderResult> {
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (![CardOrderStatus.CREATED, CardOrderStatus.SENT].includes(order.status)) {
      return new CardOrderStatusDiffers(order.status);
    }
    await releaseCards(order, null, context);
    Object.assign(order, { status: CardOrderStatus.CANCELLED, statusChangedAt: new Date() });
    return new CancelCardOrderPayload(order);
  }
}
