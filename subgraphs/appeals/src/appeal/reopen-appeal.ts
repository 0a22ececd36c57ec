import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { AppealSide } from "../message/message.type.js";
import { say } from "../message/say.js";
import { Appeal } from "./appeal.entity.js";
import { appealQueued } from "./appeal.events.js";
import { LONGEST_WORD } from "./appeal-input.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { canBeReopened } from "./appeal-rights.js";
import { AppealState } from "./appeal-words.js";
import { AppealPayload, asAuthor, authoredAppeal, AuthoredAppealInput } from "./known-appeal.js";
import { nextPlace } from "./queue.js";

@InputType({ description: "Why an appeal is not done with." })
class ReopenAppealInput extends AuthoredAppealInput {
  @Field(() => String, { description: "Why, 1 to 5,000 characters." })
  text!: string;
}

@ObjectType({ description: "It is open again." })
class ReopenAppealPayload extends AppealPayload {}

@ObjectType({
  implements: Problem,
  description: "It was opened again once already, or closed more than 30 days ago.",
})
class AppealCannotBeReopened extends Problem {
  constructor() {
    super({
      ru: "Открыть обращение снова можно один раз и в течение 30 дней. Напишите новое.",
      en: "An appeal is opened again once, within 30 days. Write another.",
    });
  }
}

const ReopenAppealResult = createUnionType({
  name: "ReopenAppealResult",
  description: "Whether it is open again.",
  types: () =>
    [ReopenAppealPayload, AppealNotFound, AppealStateDiffers, AppealCannotBeReopened, InvalidInput] as const,
});

/** The author does not agree that it is done with. */
@Resolver()
export class ReopenAppeal {
  @Mutation(() => ReopenAppealResult, {
    description: "Open one's own closed appeal again («возобновить обращение»), once and within 30 days.",
  })
  @Open("It is for the author, who may have no name; the deed asks who it is.")
  @OwnTransaction("a code is counted whatever comes of it")
  async reopenAppeal(
    @Arg("input", () => ReopenAppealInput, { description: "The appeal and why." }) input: ReopenAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof ReopenAppealResult> {
    const text = tidy(input.text);
    const fault = faultOfText("text", text, LONGEST_WORD);
    if (fault) return new InvalidInput([fault]);
    return asAuthor(input, context, async () => {
      const appeal = await authoredAppeal(input, context, [AppealState.CLOSED]);
      if (!(appeal instanceof Appeal)) return appeal;
      if (!canBeReopened(appeal)) return new AppealCannotBeReopened();
      await say(appeal, { side: AppealSide.AUTHOR, text }, context);
      appeal.state = appeal.handlerId === null ? AppealState.REGISTERED : AppealState.IN_WORK;
      appeal.closedAt = null;
      appeal.outcome = null;
      appeal.rating = null;
      appeal.reopenedAt = new Date();
      appeal.queuePlace = await nextPlace(context);
      const { id, queuePlace, handlingPath } = appeal;
      context.tell(appealQueued, { id, place: queuePlace, handlingPath });
      return new ReopenAppealPayload(appeal);
    });
  }
}
