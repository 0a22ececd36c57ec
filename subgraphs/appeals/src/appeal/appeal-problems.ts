import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { AppealState } from "./appeal-words.js";

@ObjectType({ implements: Problem, description: "There is no such appeal, or it is not yours." })
export class AppealNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого обращения, или оно не ваше.",
      en: "There is no such appeal, or it is not yours.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "What was wanted cannot be done with an appeal that has come so far.",
})
export class AppealStateDiffers extends Problem {
  constructor(state: AppealState) {
    super({
      ru: "С обращением в этом состоянии так поступить нельзя.",
      en: "That cannot be done with an appeal in this state.",
    });
    this.state = state;
  }

  @Field(() => AppealState, { description: "How far it has come." })
  state: AppealState;
}

@ObjectType({ implements: Problem, description: "The key was used for another appeal already." })
export class AppealKeyUsed extends Problem {
  constructor() {
    super({
      ru: "Под этим ключом уже подано другое обращение.",
      en: "Another appeal was sent under this key already.",
    });
  }
}
