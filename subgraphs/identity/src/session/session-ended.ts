import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "The session is over, or the token was never good; sign in again.",
})
export class SessionEnded extends Problem {
  constructor() {
    super({ ru: "Сеанс завершён. Войдите ещё раз.", en: "The session is over. Sign in again." });
  }
}
