import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such entry on a tab that you keep." })
export class TabEntryNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой записи.", en: "There is no such entry." });
  }
}
