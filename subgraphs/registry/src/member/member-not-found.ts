import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "There is no such member among those whose register the viewer keeps.",
})
export class MemberNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого члена Профсоюза среди тех, кого вы учитываете.",
      en: "There is no such member among those whose register you keep.",
    });
  }
}
