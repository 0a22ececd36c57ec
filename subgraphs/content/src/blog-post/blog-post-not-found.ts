import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "There is no such post, or it was withdrawn." })
export class BlogPostNotFound extends Problem {
  constructor() {
    super({ ru: "Такой записи нет.", en: "There is no such post." });
  }
}
