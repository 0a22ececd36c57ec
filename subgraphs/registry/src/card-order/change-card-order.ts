import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
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
import { keepOrder } from "./kept-order.js";
import { faultsOfRecipient } from "./recipient.js";

@InputType({ description: "The order, and how it is filled from now on." })
class ChangeCardOrderInput {
  @Field(() => ID, { description: "The order." })
  orderId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether filling takes in pensioners too («Включать неработающих пенсионеров»).",
  })
  includesPensioners!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "Who is to be given the cards («Выдать ЭПБ»), at most 200 characters; the chair when left out.",
  })
  recipient?: string | null;
}

@ObjectType({ description: "The order has been changed." })
class ChangeCardOrderPayload {
  @Field(() => CardOrder, { description: "The order." })
  order: CardOrder;

  constructor(order: CardOrder) {
    this.order = order;
  }
}

const ChangeCardOrderResult = createUnionType({
  name: "ChangeCardOrderResult",
  description: "How changing the order went.",
  types: () => [ChangeCardOrderPayload, CardOrderNotFound, CardOrderStatusDiffers, InvalidInput] as const,
});

/** The keeper of a register changes an order that has not been sent. */
@Resolver()
export class ChangeCardOrder {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ChangeCardOrderResult, {
    description:
      "Change who is to be given the cards, and whether filling takes in pensioners («Записать заявку»). Those in the order stay in it.",
  })
  async changeCardOrder(
    @Arg("input", () => ChangeCardOrderInput, { description: "The order, and how it is filled from now on." })
    input: ChangeCardOrderInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeCardOrderResult> {
    const faults = faultsOfRecipient(input.recipient);
    if (faults.length > 0) return new InvalidInput(faults);
    const order = await keepOrder(input.orderId, context);
    if (!order) return new CardOrderNotFound();
    if (!order.isOpen) return new CardOrderStatusDiffers(order.status);
    order.includesPensioners = input.includesPensioners;
    order.recipient = tidy(input.recipient ?? "") || null;
    return new ChangeCardOrderPayload(order);
  }
}
