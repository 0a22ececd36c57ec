import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The dictionary has no such theme." })
export class ThemeNotFound extends Problem {
  constructor() {
    super({ ru: "Такой темы рассылок нет.", en: "There is no such theme of mailings." });
  }
}

@ObjectType({
  implements: Problem,
  description: "The account is of no member: mailings go to those on the register.",
})
export class NotAMember extends Problem {
  constructor() {
    super({
      ru: "Подписаться может член профсоюза, аккаунт которого связан с учётной карточкой.",
      en: "A member may subscribe whose account is linked with their card.",
    });
  }
}
