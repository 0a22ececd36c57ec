import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The account has no second factor that is on." })
export class SecondFactorIsOff extends Problem {
  constructor() {
    super({ ru: "Второй фактор не подключён.", en: "The second factor is off." });
  }
}
