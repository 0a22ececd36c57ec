import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The order asks for no card yet." })
export class CardOrderEmpty extends Problem {
  constructor() {
    super({ ru: "В заявке никого нет.", en: "The order has nobody in it." });
  }
}
