import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The card has no such contact." })
export class ContactNotFound extends Problem {
  constructor() {
    super({ ru: "На карточке нет такого контакта.", en: "The card has no such contact." });
  }
}
