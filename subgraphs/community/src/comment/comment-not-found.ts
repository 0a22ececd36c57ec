import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such comment, or it was deleted." })
export class CommentNotFound extends Problem {
  constructor() {
    super({ ru: "Такого комментария нет.", en: "There is no such comment." });
  }
}
