import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { CardStatus } from "./membership-card.entity.js";

@ObjectType({ implements: Problem, description: "The card has a status with which this cannot be done." })
export class CardStatusDiffers extends Problem {
  @Field(() => CardStatus, { description: "The status it has." })
  status: CardStatus;

  constructor(status: CardStatus) {
    super({
      ru: "С таким статусом билета это сделать нельзя.",
      en: "This cannot be done with a card of this status.",
    });
    this.status = status;
  }
}
