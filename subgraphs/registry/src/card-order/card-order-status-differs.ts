import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { CardOrderStatus } from "./card-order.entity.js";

@ObjectType({ implements: Problem, description: "The order has a status with which this cannot be done." })
export class CardOrderStatusDiffers extends Problem {
  @Field(() => CardOrderStatus, { description: "The status it has." })
  status: CardOrderStatus;

  constructor(status: CardOrderStatus) {
    super({
      ru: "С таким статусом заявки это сделать нельзя.",
      en: "This cannot be done with an order of this status.",
    });
    this.status = status;
  }
}
