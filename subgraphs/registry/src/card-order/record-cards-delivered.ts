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
import { CardOrder, CardOrderStatus } from "./card-order.entity.js";
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { advanceOrder, keepOrder } from "./kept-order.js";

@InputType({ description: "The order." })
class RecordCardsDeliveredInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;
}

@ObjectType({ description: "The cards lie at the organisation." })
class RecordCardsDeliveredPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const RecordCardsDeliveredResult = createUnionType({
  name: "RecordCardsDeliveredResult",
  description: "How recording went.",
  types: () => [RecordCardsDeliveredPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** Whoever deals with the maker records that the cards have come to the organisation. */
@Resolver()
export class RecordCardsDelivered {
  @May(Permission.PRODUCE_CARDS)
  @Mutation(() => RecordCardsDeliveredResult, {
    description:
      "Record that the cards of an order lie at the organisation («передан в организацию»); the chair hands them out by `issueCard`.",
  })
  async recordCardsDelivered(
    @Arg("input", () => RecordCardsDeliveredInput, { description: "The order." })
    input: RecordCardsDeliveredInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordCardsDeliveredResult> {
    const order = await keepOrder(input.orderId, context, Permission.PRODUCE_CARDS);
    if (!order) return new CardOrderNotFound();
    if (order.status !== CardOrderStatus.PRODUCED) return new CardOrderStatusDiffers(order.status);
    const cards = { from: CardStatus.PRODUCED, to: CardStatus.DELIVERED };
    await advanceOrder(order, CardOrderStatus.DELIVERED, cards, context);
    return new RecordCardsDeliveredPayload(order);
  }
}
