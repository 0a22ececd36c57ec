import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description:
    "The member has no account («личный кабинет») that could hold a role; told to those who see the member's card.",
})
export class MemberWithoutAccount extends Problem {
  constructor() {
    super({
      ru: "У этого члена Профсоюза ещё нет личного кабинета: сначала ему нужно зарегистрироваться на сайте и подтвердить членство.",
      en: "This member has no account yet: they have to register at the site and prove their membership first.",
    });
  }
}
