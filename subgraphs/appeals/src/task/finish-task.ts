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

@InputType({ description: "What came of a task." })
class FinishTaskInput extends KnownTaskInput {
  @Field(() => String, { description: "What came of it, 1 to 5,000 characters («Результат»)." })
  result!: string;
}

@ObjectType({ description: "The task is done." })
class FinishTaskPayload extends TaskPayload {}

const FinishTaskResult = createUnionType({
  name: "FinishTaskResult",
  description: "Whether the task is done.",
  types: () =>
    [FinishTaskPayload, TaskNotFound, TaskStateDiffers, TaskChangedMeanwhile, InvalidInput] as const,
});

/** A task is done, and what came of it is kept. */
@Resolver()
export class FinishTask {
  @Mutation(() => FinishTaskResult, {
    description:
      "Say that a task is done, with its result («выполнить задачу»): one's own, or any where you handle appeals. Whoever gave it is told.",
  })
  @May(Permission.HANDLE_APPEALS)
  async finishTask(
    @Arg("input", () => FinishTaskInput, { description: "The task and its result." }) input: FinishTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof FinishTaskResult> {
    const text = tidy(input.result);
    const fault = faultOfReason("result", text);
    if (fault) return new InvalidInput([fault]);
    const task = await knownTask(input, context, "responsible");
    if (!(task instanceof Task)) return task;
    task.state = TaskState.DONE;
    task.endedAt = new Date();
    await noteChange(task, { deed: TaskDeed.DONE, text }, context);
    return new FinishTaskPayload(task);
  }
}
