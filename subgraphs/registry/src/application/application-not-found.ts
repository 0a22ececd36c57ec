import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "There is no such application, or it is not yours to decide.",
})
export class ApplicationNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого заявления.", en: "There is no such application." });
  }
}
