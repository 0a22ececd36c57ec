import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "A second factor is on; remove it before another is set up.",
})
export class SecondFactorIsOn extends Problem {
  constructor() {
    super({
      ru: "Второй фактор уже подключён. Чтобы подключить другой, отключите этот.",
      en: "A second factor is on already. To set up another, remove it.",
    });
  }
}
