import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { appeals } from "../appeal/appeal.loader.js";
import { faultOfReason } from "../request/word.js";
import { knownTask, KnownTaskInput, TaskPayload } from "./known-task.js";
import { noteChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import { faultOfResponsible } from "./task-input.js";
import { TaskChangedMeanwhile, TaskNotFound, TaskStateDiffers } from "./task-problems.js";
import { TaskDeed, TaskState } from "./task-words.js";

@InputType({ description: "To whom a task goes, and why." })
class HandTaskInput extends KnownTaskInput {
  @Field(() => ID, {
    description: "The account of whoever is to do it from now on, one of `Organisation.colleagues`.",
  })
  responsibleId!: string;

  @Field(() => String, { nullable: true, description: "Why, up to 5,000 characters." })
  reason?: string | null;
}

@ObjectType({ description: "Somebody else is to do it." })
class HandTaskPayload extends TaskPayload {}

const HandTaskResult = createUnionType({
  name: "HandTaskResult",
  description: "Whether somebody else is to do it.",
  types: () => [HandTaskPayload, TaskNotFound, TaskStateDiffers, TaskChangedMeanwhile, InvalidInput] as const,
});

/** A task goes to a colleague. */
@Resolver()
export class HandTask {
  @Mutation(() => HandTaskResult, {
    description:
      "Hand an open task to another («передать задачу»), where you handle appeals; they are told. To whom it is already nothing changes.",
  })
  @May(Permission.HANDLE_APPEALS)
  async handTask(
    @Arg("input", () => HandTaskInput, { description: "The task and its way." }) input: HandTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof HandTaskResult> {
    const reason = tidy(input.reason ?? "");
    const fault = reason === "" ? null : faultOfReason("reason", reason);
    if (fault) return new InvalidInput([fault]);
    const task = await knownTask(input, context, "over");
    if (!(task instanceof Task)) return task;
    const responsibleId = input.responsibleId.toLowerCase();
    if (responsibleId === task.responsibleId) return new HandTaskPayload(task);
    const appeal = task.appealId ? await context.load(appeals).load(task.appealId) : null;
    const wrong = await faultOfResponsible(responsibleId, { path: task.organisationPath }, appeal, context);
    if (wrong) return new InvalidInput([wrong]);
    task.responsibleId = responsibleId;
    task.state = TaskState.TO_DO;
    await noteChange(task, { deed: TaskDeed.HANDED, responsibleId, text: reason }, context);
    return new HandTaskPayload(task);
  }
}
