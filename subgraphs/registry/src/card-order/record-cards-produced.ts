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
class RecordCardsProducedInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;
}

@ObjectType({ description: "The cards are made." })
class RecordCardsProducedPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const RecordCardsProducedResult = createUnionType({
  name: "RecordCardsProducedResult",
  description: "How recording went.",
  types: () => [RecordCardsProducedPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** Whoever deals with the maker records that the cards are made. */
@Resolver()
export class RecordCardsProduced {
  @May(Permission.PRODUCE_CARDS)
  @Mutation(() => RecordCardsProducedResult, {
    description: "Record that the maker has made the cards of an order («изготовлен»).",
  })
  async recordCardsProduced(
    @Arg("input", () => RecordCardsProducedInput, { description: "The order." })
    input: RecordCardsProducedInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordCardsProducedResult> {
    const order = await keepOrder(input.orderId, context, Permission.PRODUCE_CARDS);
    if (!order) return new CardOrderNotFound();
    if (order.status !== CardOrderStatus.SENT) return new CardOrderStatusDiffers(order.status);
    const cards = { from: CardStatus.SENT, to: CardStatus.PRODUCED };
    await advanceOrder(order, CardOrderStatus.PRODUCED, cards, context);
    return new RecordCardsProducedPayload(order);
  }
}
