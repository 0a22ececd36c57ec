import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { AppealSide } from "../message/message.type.js";
import { say } from "../message/say.js";
import { Appeal } from "./appeal.entity.js";
import { appealClosed } from "./appeal.events.js";
import { LONGEST_WORD } from "./appeal-input.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { AppealOutcome, AppealState } from "./appeal-words.js";
import { AppealPayload, handledAppeal, HandledAppealInput } from "./known-appeal.js";

@InputType({ description: "With what an appeal ends." })
class CloseAppealInput extends HandledAppealInput {
  @Field(() => AppealOutcome, { description: "With what." })
  outcome!: AppealOutcome;

  @Field(() => String, {
    nullable: true,
    description:
      "The last word to the author, up to 5,000 characters; it must be said where nothing was answered yet.",
  })
  text?: string | null;
}

@ObjectType({ description: "The appeal is closed." })
class CloseAppealPayload extends AppealPayload {}

const CloseAppealResult = createUnionType({
  name: "CloseAppealResult",
  description: "Whether the appeal is closed.",
  types: () => [CloseAppealPayload, AppealNotFound, AppealStateDiffers, InvalidInput] as const,
});

/** An appeal ends; nobody is left without an answer. */
@Resolver()
export class CloseAppeal {
  @Mutation(() => CloseAppealResult, {
    description:
      "Close an appeal with its outcome («закрыть обращение»). Its author may open it again once, and rate it.",
  })
  @May(Permission.HANDLE_APPEALS)
  async closeAppeal(
    @Arg("input", () => CloseAppealInput, { description: "The appeal and its end." }) input: CloseAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof CloseAppealResult> {
    const { viewer, tell } = context;
    const { accountId } = viewer;
    const text = tidy(input.text ?? "");
    const fault = text === "" ? null : faultOfText("text", text, LONGEST_WORD);
    if (fault) return new InvalidInput([fault]);
    const appeal = await handledAppeal(input, context);
    if (!(appeal instanceof Appeal)) return appeal;
    if (text === "" && appeal.answeredAt === null) return new InvalidInput([unanswered()]);
    if (text !== "") await say(appeal, { side: AppealSide.HANDLER, text }, context);
    const handlerId = (appeal.handlerId ??= accountId ?? "");
    appeal.state = AppealState.CLOSED;
    appeal.closedAt = new Date();
    appeal.outcome = input.outcome;
    tell(appealClosed, {
      id: appeal.id,
      organisationId: appeal.handlingId,
      handlerId,
      outcome: input.outcome,
      registeredOn: today(appeal.registeredAt),
      closedOn: today(appeal.closedAt),
      inTime: today(appeal.answeredAt ?? appeal.closedAt) <= appeal.dueOn,
      rating: appeal.rating,
    });
    return new CloseAppealPayload(appeal);
  }
}

function unanswered(): InvalidField {
  return new InvalidField("text", {
    ru: "Автору ещё не ответили: напишите, чем закончилось.",
    en: "Its author has had no answer yet: say how it ended.",
  });
}
