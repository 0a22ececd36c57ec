import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Mailing } from "./mailing.entity.js";

@ObjectType({ implements: Problem, description: "There is no such mailing, or it is not yours to see." })
export class MailingNotFound extends Problem {
  constructor() {
    super({ ru: "Такой рассылки нет.", en: "There is no such mailing." });
  }
}

@ObjectType({ implements: Problem, description: "It is too late to call it off: it is sent." })
export class MailingSent extends Problem {
  @Field(() => Mailing, { description: "The mailing as it is." })
  mailing: Mailing;

  constructor(mailing: Mailing) {
    super({ ru: "Рассылка уже разослана.", en: "The mailing is sent already." });
    this.mailing = mailing;
  }
}

@ObjectType({ implements: Problem, description: "The key stood for another mailing before: use a new one." })
export class MailingKeyUsed extends Problem {
  constructor() {
    super({
      ru: "С этим ключом уже запланирована другая рассылка.",
      en: "Another mailing was planned with this key.",
    });
  }
}
