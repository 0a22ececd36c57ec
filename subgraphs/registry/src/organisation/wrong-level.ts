import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { OrganisationLevel } from "./organisation.entity.js";

@ObjectType({
  implements: Problem,
  description: "The levels do not fit: an organisation of this level may not stand, or be joined, there.",
})
export class WrongLevel extends Problem {
  @Field(() => [OrganisationLevel], { description: "The levels that would do." })
  allowed: OrganisationLevel[];

  constructor(allowed: readonly OrganisationLevel[]) {
    super({
      ru: "Уровни организаций не подходят друг к другу.",
      en: "The levels of these organisations do not fit.",
    });
    this.allowed = [...allowed];
  }
}
