import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appeal } from "./appeal.entity.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { AppealState } from "./appeal-words.js";
import { AppealPayload, handledAppeal, HandledAppealInput } from "./known-appeal.js";

@InputType({ description: "Which appeal to take on." })
class TakeAppealInput extends HandledAppealInput {}

@ObjectType({ description: "It is yours to answer." })
class TakeAppealPayload extends AppealPayload {}

const TakeAppealResult = createUnionType({
  name: "TakeAppealResult",
  description: "Whether it is yours to answer.",
  types: () => [TakeAppealPayload, AppealNotFound, AppealStateDiffers] as const,
});

/** Somebody answers for an appeal from now on. */
@Resolver()
export class TakeAppeal {
  @Mutation(() => TakeAppealResult, {
    description:
      "Take an appeal on («взять в работу»), also from somebody else who has. Once more changes nothing.",
  })
  @May(Permission.HANDLE_APPEALS)
  async takeAppeal(
    @Arg("input", () => TakeAppealInput, { description: "The appeal." }) input: TakeAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof TakeAppealResult> {
    const appeal = await handledAppeal(input, context);
    if (!(appeal instanceof Appeal)) return appeal;
    appeal.handlerId = context.viewer.accountId;
    if (appeal.state !== AppealState.ANSWERED) appeal.state = AppealState.IN_WORK;
    return new TakeAppealPayload(appeal);
  }
}
