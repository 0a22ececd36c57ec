import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { faultOfReason } from "../request/word.js";
import { knownTask, KnownTaskInput, TaskPayload } from "./known-task.js";
import { noteChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import { TaskChangedMeanwhile, TaskNotFound, TaskStateDiffers } from "./task-problems.js";
import { TaskDeed, TaskState } from "./task-words.js";

@InputType({ description: "Why a task need not be done." })
class DropTaskInput extends KnownTaskInput {
  @Field(() => String, { description: "Why, 1 to 5,000 characters («Причина»)." })
  reason!: string;
}

@ObjectType({ description: "The task is dropped." })
class DropTaskPayload extends TaskPayload {}

const DropTaskResult = createUnionType({
  name: "DropTaskResult",
  description: "Whether the task is dropped.",
  types: () => [DropTaskPayload, TaskNotFound, TaskStateDiffers, TaskChangedMeanwhile, InvalidInput] as const,
});

/** A task need not be done any more. */
@Resolver()
export class DropTask {
  @Mutation(() => DropTaskResult, {
    description: "Drop an open task for a reason («снять задачу»), where you handle appeals.",
  })
  @May(Permission.HANDLE_APPEALS)
  async dropTask(
    @Arg("input", () => DropTaskInput, { description: "The task and the reason." }) input: DropTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof DropTaskResult> {
    const text = tidy(input.reason);
    const fault = faultOfReason("reason", text);
    if (fault) return new InvalidInput([fault]);
    const task = await knownTask(input, context, "over");
    if (!(task instanceof Task)) return task;
    task.state = TaskState.DROPPED;
    task.endedAt = new Date();
    await noteChange(task, { deed: TaskDeed.DROPPED, text }, context);
    return new DropTaskPayload(task);
  }
}
