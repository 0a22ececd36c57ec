import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such joining of yours." })
export class CardEnrolmentNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого вашего вступления.", en: "There is no such joining of yours." });
  }
}
