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
  Int,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { CardOrder } from "./card-order.entity.js";
import { CardOrderNotFound } from "./card-order-not-found.js";
import { CardOrderStatusDiffers } from "./card-order-status-differs.js";
import { fillOrder } from "./fill-order.js";
import { keepOrder } from "./kept-order.js";

enum CardOrderFilling {
  WITHOUT_PLASTIC_CARD = "WITHOUT_PLASTIC_CARD",
  WITHOUT_ANY_CARD = "WITHOUT_ANY_CARD",
}

registerEnumType(CardOrderFilling, {
  name: "CardOrderFilling",
  description: "Whom an order takes in by itself.",
  valuesConfig: {
    WITHOUT_PLASTIC_CARD: { description: "All for whom no plastic card has been ordered («Заполнить»)." },
    WITHOUT_ANY_CARD: {
      description: "Of these, only who has no card in the telephone either («Заполнить по ЭПБ»).",
    },
  },
});

@InputType({ description: "The order, and who is put into it." })
class FillCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => CardOrderFilling, { description: "Who is put into it." })
  filling!: CardOrderFilling;
}

@ObjectType({ description: "The order has been filled." })
class FillCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  @Field(() => Int, { description: "How many were added." })
  added: number;

  constructor(order: CardOrder, added: number) {
    this.order = order;
    this.added = added;
  }
}

const FillCardOrderResult = createUnionType({
  name: "FillCardOrderResult",
  description: "How filling the order went.",
  types: () => [FillCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers] as const,
});

/** The keeper of a register lets an order fill itself. */
@Resolver()
export class FillCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => FillCardOrderResult, {
    description:
      "Put into an order all whose card can be ordered («Заполнить», «Заполнить по ЭПБ»). Repeating it adds those who have come since.",
  })
  async fillCardOrder(
    @Arg("input", () => FillCardOrderInput, { description: "The order, and who is put into it." })
    input: FillCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof FillCardOrderResult> {
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (!order.isOpen) return new CardOrderStatusDiffers(order.status);
    const pensioners = order.includesPensioners ? "true" : "occupation is distinct from 'PENSIONER'";
    const without =
      input.filling === CardOrderFilling.WITHOUT_ANY_CARD ? "card.virtual_since is null" : "true";
    const added = await fillOrder(order, { sql: `${pensioners} and ${without}`, params: [] }, context);
    return new FillCardOrderPayload(order, added.length);
  }
}
