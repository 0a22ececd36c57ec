import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such programme among those that you keep." })
export class ProgrammeNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такой программы среди тех, которые вы ведёте.",
      en: "There is no such programme among those that you keep.",
    });
  }
}
