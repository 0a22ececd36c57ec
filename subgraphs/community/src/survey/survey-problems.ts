import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such survey." })
export class SurveyNotFound extends Problem {
  constructor() {
    super({ ru: "Такого опроса нет.", en: "There is no such survey." });
  }
}

@ObjectType({ implements: Problem, description: "The survey is answered no longer." })
export class SurveyClosed extends Problem {
  constructor() {
    super({ ru: "Опрос закончился.", en: "The survey is over." });
  }
}
