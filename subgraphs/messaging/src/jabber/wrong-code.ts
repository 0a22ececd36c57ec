import { Problem } from "@angel/kit/problem";
import { Directive, ObjectType } from "type-graphql";

@Directive("@shareable")
@ObjectType({
  implements: Problem,
  description:
    "The code is wrong, used, too old, was tried too often, or there never was one; which of these is not said.",
})
export class WrongCode extends Problem {
  constructor() {
    super({
      ru: "Код неверный или больше не действует. Запросите новый.",
      en: "The code is wrong or good no longer. Ask for a new one.",
    });
  }
}
