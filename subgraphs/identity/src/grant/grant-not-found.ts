import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description:
    "There is no such grant where the viewer may see accounts, or it was revoked already, or the register itself grants it.",
})
export class GrantNotFound extends Problem {
  constructor() {
    super({ ru: "Право не найдено.", en: "No such grant." });
  }
}
