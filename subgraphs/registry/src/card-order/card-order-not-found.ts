import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such order." })
export class CardOrderNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такой заявки среди тех, которыми вы распоряжаетесь.",
      en: "There is no such order among those that are yours.",
    });
  }
}
