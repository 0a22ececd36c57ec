import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appeal } from "../appeal/appeal.entity.js";
import { LONGEST_WORD } from "../appeal/appeal-input.js";
import { AppealNotFound, AppealStateDiffers } from "../appeal/appeal-problems.js";
import { AppealState } from "../appeal/appeal-words.js";
import { AppealPayload, handledAppeal, HandledAppealInput } from "../appeal/known-appeal.js";
import { AppealSide } from "./message.type.js";
import { say } from "./say.js";

@InputType({ description: "What those who handle an appeal are to know." })
class NoteOnAppealInput extends HandledAppealInput {
  @Field(() => String, { description: "The note, 1 to 5,000 characters; the author never sees it." })
  text!: string;
}

@ObjectType({ description: "It is noted." })
class NoteOnAppealPayload extends AppealPayload {}

const NoteOnAppealResult = createUnionType({
  name: "NoteOnAppealResult",
  description: "Whether it is noted.",
  types: () => [NoteOnAppealPayload, AppealNotFound, AppealStateDiffers, InvalidInput] as const,
});

/** Those who handle an appeal speak among themselves. */
@Resolver()
export class NoteOnAppeal {
  @Mutation(() => NoteOnAppealResult, {
    description:
      "Note something on an appeal for those who handle it («служебная заметка»), closed ones too. The same words twice in a row are noted once.",
  })
  @May(Permission.HANDLE_APPEALS)
  async noteOnAppeal(
    @Arg("input", () => NoteOnAppealInput, { description: "The note." }) input: NoteOnAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof NoteOnAppealResult> {
    const text = tidy(input.text);
    const fault = faultOfText("text", text, LONGEST_WORD);
    if (fault) return new InvalidInput([fault]);
    const appeal = await handledAppeal(input, context, Object.values(AppealState));
    if (!(appeal instanceof Appeal)) return appeal;
    await say(appeal, { side: AppealSide.HANDLER, isInternal: true, text }, context);
    return new NoteOnAppealPayload(appeal);
  }
}
