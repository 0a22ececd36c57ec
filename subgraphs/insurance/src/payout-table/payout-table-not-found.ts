import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such draft among the tables that you keep." })
export class PayoutTableNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого проекта таблицы среди тех, которые вы ведёте.",
      en: "There is no such draft among the tables that you keep.",
    });
  }
}
