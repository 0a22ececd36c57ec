import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Claim } from "./claim.entity.js";
import { ClaimState } from "./claim-state.js";

@ObjectType({ implements: Problem, description: "There is no such claim, or it is not yours." })
export class ClaimNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого заявления, или оно не ваше.",
      en: "There is no such claim, or it is not yours.",
    });
  }
}

@ObjectType({ implements: Problem, description: "Somebody changed the claim meanwhile: read it anew." })
export class ClaimChangedMeanwhile extends Problem {
  constructor(claim: Claim) {
    super({
      ru: "Заявление тем временем изменилось. Посмотрите на него снова.",
      en: "The claim has changed meanwhile. Look at it again.",
    });
    this.claim = claim;
  }

  @Field(() => Claim, { description: "The claim as it is now." })
  claim: Claim;
}

@ObjectType({
  implements: Problem,
  description: "What was wanted cannot be done with a claim that has come so far.",
})
export class ClaimStateDiffers extends Problem {
  constructor(state: ClaimState) {
    super({
      ru: "С заявлением в этом состоянии так поступить нельзя.",
      en: "That cannot be done with a claim in this state.",
    });
    this.state = state;
  }

  @Field(() => ClaimState, { description: "How far it has come." })
  state: ClaimState;
}

@ObjectType({
  implements: Problem,
  description: "An objection waits for its answer: nothing is paid before it is given.",
})
export class ObjectionWaits extends Problem {
  constructor() {
    super({
      ru: "Сначала ответьте на возражение заявителя.",
      en: "Answer the claimant's objection first.",
    });
  }
}

@ObjectType({ implements: Problem, description: "Nobody handles a claim of their own." })
export class OwnClaim extends Problem {
  constructor() {
    super({
      ru: "Своё заявление ведёт другой специалист.",
      en: "Somebody else handles your own claim.",
    });
  }
}
