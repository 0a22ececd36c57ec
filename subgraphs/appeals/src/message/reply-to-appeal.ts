import { Open } from "@angel/kit/may";
import { OwnTransaction } from "@angel/kit/own-transaction";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { LONGEST_WORD } from "../appeal/appeal-input.js";
import { AppealNotFound, AppealStateDiffers } from "../appeal/appeal-problems.js";
import { AppealState } from "../appeal/appeal-words.js";
import {
  AppealPayload,
  asAuthor,
  authoredAppeal,
  AuthoredAppealInput,
  handledAppeal,
} from "../appeal/known-appeal.js";
import { AppealMessage, AppealSide } from "./message.type.js";
import { say, sayAsAuthor } from "./say.js";

@InputType({ description: "What is said in an appeal." })
class ReplyToAppealInput extends AuthoredAppealInput {
  @Field(() => String, { description: "The words, 1 to 5,000 characters." })
  text!: string;
}

@ObjectType({ description: "It is said." })
class ReplyToAppealPayload extends AppealPayload {
  constructor(appeal: Appeal, message: AppealMessage) {
    super(appeal);
    this.message = message;
  }

  @Field(() => AppealMessage, { description: "What was said." })
  message: AppealMessage;
}

const ReplyToAppealResult = createUnionType({
  name: "ReplyToAppealResult",
  description: "Whether it is said.",
  types: () => [ReplyToAppealPayload, AppealNotFound, AppealStateDiffers, InvalidInput] as const,
});

/** The author and those who handle the appeal speak with one another. */
@Resolver()
export class ReplyToAppeal {
  @Mutation(() => ReplyToAppealResult, {
    description:
      "Say something in an appeal that is open («ответить»), as its author or as one who handles it; the first who answers takes it on. The same words twice in a row are said once.",
  })
  @Open("It is for the author, who may have no name, and for those who handle it; the deed asks which.")
  @OwnTransaction("a code is counted whatever comes of it")
  async replyToAppeal(
    @Arg("input", () => ReplyToAppealInput, { description: "The words." }) input: ReplyToAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof ReplyToAppealResult> {
    const text = tidy(input.text);
    const fault = faultOfText("text", text, LONGEST_WORD);
    if (fault) return new InvalidInput([fault]);
    return asAuthor(input, context, async () => {
      const authored = await authoredAppeal(input, context);
      if (authored instanceof Appeal) {
        const message = await sayAsAuthor(authored, text, context);
        return new ReplyToAppealPayload(authored, message);
      }
      if (authored instanceof AppealStateDiffers) return authored;
      const appeal = await handledAppeal({ appealId: input.appealId ?? "" }, context);
      if (!(appeal instanceof Appeal)) return appeal;
      const message = await say(appeal, { side: AppealSide.HANDLER, text }, context);
      appeal.handlerId ??= context.viewer.accountId;
      appeal.state = AppealState.ANSWERED;
      return new ReplyToAppealPayload(appeal, message);
    });
  }
}
