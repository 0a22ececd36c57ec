import { Permission } from "@angel/kit/access";
import { daysAfter } from "@angel/kit/days";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appeal } from "./appeal.entity.js";
import { appealSorted } from "./appeal.events.js";
import { faultOfTopic } from "./appeal-input.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { ANSWER_DAYS, AppealKind } from "./appeal-words.js";
import { AppealPayload, handledAppeal, HandledAppealInput } from "./known-appeal.js";

@InputType({ description: "What an appeal is about, as those who handle it see it." })
class SortAppealInput extends HandledAppealInput {
  @Field(() => AppealKind, { description: "What is wanted; the term for the answer follows it." })
  kind!: AppealKind;

  @Field(() => String, { description: "The code of its topic, out of `appealTopics`." })
  topicCode!: string;
}

@ObjectType({ description: "It is counted so from now on." })
class SortAppealPayload extends AppealPayload {}

const SortAppealResult = createUnionType({
  name: "SortAppealResult",
  description: "Whether it is counted so from now on.",
  types: () => [SortAppealPayload, AppealNotFound, AppealStateDiffers, InvalidInput] as const,
});

/** What came as a question on nothing named, from a messenger above all, is put where it belongs. */
@Resolver()
export class SortAppeal {
  @Mutation(() => SortAppealResult, {
    description:
      "Say of an open appeal which kind and topic it is of («уточнить вид и тему»): the term for its answer, from the day it was registered, and what is counted follow. Once more changes nothing.",
  })
  @May(Permission.HANDLE_APPEALS)
  async sortAppeal(
    @Arg("input", () => SortAppealInput, { description: "What it is." }) input: SortAppealInput,
    @Ctx() context: Context,
  ): Promise<typeof SortAppealResult> {
    const { kind, topicCode } = input;
    const fault = await faultOfTopic(topicCode, context);
    if (fault) return new InvalidInput([fault]);
    const appeal = await handledAppeal(input, context);
    if (!(appeal instanceof Appeal)) return appeal;
    const former = { kind: appeal.kind, topic: appeal.topicCode };
    if (kind === former.kind && topicCode === former.topic) return new SortAppealPayload(appeal);
    const registeredOn = today(appeal.registeredAt);
    Object.assign(appeal, { kind, topicCode, dueOn: daysAfter(registeredOn, ANSWER_DAYS[kind]) });
    const { id, organisationId, employerKey, branch } = appeal;
    const now = { kind, topic: topicCode };
    context.tell(appealSorted, { id, ...now, former, organisationId, employerKey, branch, registeredOn });
    return new SortAppealPayload(appeal);
  }
}
