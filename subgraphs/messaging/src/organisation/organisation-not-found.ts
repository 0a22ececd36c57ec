import { Problem } from "@angel/kit/problem";
import { Directive, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({ implements: Problem, description: "There is no such organisation." })
export class OrganisationNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такой организации среди тех, чьи дела вы ведёте.",
      en: "There is no such organisation among those whose affairs you keep.",
    });
  }
}
