import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "The login and the password do not belong together; which of them is wrong is not said.",
})
export class WrongCredentials extends Problem {
  constructor() {
    super({ ru: "Неверный логин или пароль.", en: "The login or the password is wrong." });
  }
}
