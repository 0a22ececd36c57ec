import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Letter } from "./letter.entity.js";
import { LetterDraft } from "./letter-draft.entity.js";

@ObjectType({ implements: Problem, description: "There is no such draft among those you keep." })
export class LetterDraftNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого черновика.", en: "There is no such draft." });
  }
}

@ObjectType({ implements: Problem, description: "There is no such letter for this organisation." })
export class LetterNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого письма.", en: "There is no such letter." });
  }
}

@ObjectType({
  implements: Problem,
  description:
    "Somebody else has saved the draft since it was read. Nothing of this was written, and nothing is lost.",
})
export class LetterDraftChangedMeanwhile extends Problem {
  @Field(() => LetterDraft, { description: "The draft as it is now, with its revision and who saved it." })
  draft: LetterDraft;

  constructor(draft: LetterDraft) {
    super({
      ru: "Черновик тем временем сохранил кто-то другой. Сравните и сохраните ещё раз.",
      en: "Somebody else has saved the draft meanwhile. Compare and save again.",
    });
    this.draft = draft;
  }
}

@ObjectType({ implements: Problem, description: "The draft has been sent, and a letter is not changed." })
export class LetterAlreadySent extends Problem {
  @Field(() => Letter, { description: "The letter." })
  letter: Letter;

  constructor(letter: Letter) {
    super({ ru: "Письмо уже отправлено.", en: "The letter has been sent already." });
    this.letter = letter;
  }
}
