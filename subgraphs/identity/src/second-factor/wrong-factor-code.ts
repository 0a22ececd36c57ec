import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description:
    "It is no code of the account's second factor, or it was used before; which of these is not said.",
})
export class WrongFactorCode extends Problem {
  constructor() {
    super({
      ru: "Код неверный или уже использован. Дождитесь следующего в приложении.",
      en: "The code is wrong or used already. Wait for the next one in the app.",
    });
  }
}
