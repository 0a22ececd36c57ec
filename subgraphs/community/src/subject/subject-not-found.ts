import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is nothing published under this id." })
export class SubjectNotFound extends Problem {
  constructor() {
    super({ ru: "Такого материала нет.", en: "There is nothing published here." });
  }
}
