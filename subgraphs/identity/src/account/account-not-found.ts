import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "There is no such account where the viewer may see accounts.",
})
export class AccountNotFound extends Problem {
  constructor() {
    super({ ru: "Учётная запись не найдена.", en: "No such account." });
  }
}
