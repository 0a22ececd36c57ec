import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { holdOpen } from "../project/known-project.js";
import { faultOfReason } from "../request/word.js";
import { knownTask, KnownTaskInput, TaskPayload } from "./known-task.js";
import { noteChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import {
  TaskChangedMeanwhile,
  TaskNotFound,
  TaskOfClosedProject,
  TaskStateDiffers,
} from "./task-problems.js";
import { TaskDeed, TaskState } from "./task-words.js";

@InputType({ description: "Why a task is to be done after all." })
class ReopenTaskInput extends KnownTaskInput {
  @Field(() => String, { description: "Why, 1 to 5,000 characters («Причина»)." })
  reason!: string;
}

@ObjectType({ description: "The task is to be done again." })
class ReopenTaskPayload extends TaskPayload {}

const ReopenTaskResult = createUnionType({
  name: "ReopenTaskResult",
  description: "Whether the task is open again.",
  types: () =>
    [
      ReopenTaskPayload,
      TaskNotFound,
      TaskStateDiffers,
      TaskChangedMeanwhile,
      TaskOfClosedProject,
      InvalidInput,
    ] as const,
});

/** A task that was ended is to be done after all, by whoever was responsible. */
@Resolver()
export class ReopenTask {
  @Mutation(() => ReopenTaskResult, {
    description:
      "Open a task again that was done or dropped («возобновить задачу»), where you handle appeals; not in a closed project. Whoever is responsible is told.",
  })
  @May(Permission.HANDLE_APPEALS)
  async reopenTask(
    @Arg("input", () => ReopenTaskInput, { description: "The task and the reason." }) input: ReopenTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof ReopenTaskResult> {
    const text = tidy(input.reason);
    const fault = faultOfReason("reason", text);
    if (fault) return new InvalidInput([fault]);
    const task = await knownTask(input, context, "over", [TaskState.DONE, TaskState.DROPPED]);
    if (!(task instanceof Task)) return task;
    if (task.projectId && !(await holdOpen(task.projectId, context))) return new TaskOfClosedProject();
    task.state = TaskState.TO_DO;
    task.endedAt = null;
    await noteChange(task, { deed: TaskDeed.REOPENED, text }, context);
    return new ReopenTaskPayload(task);
  }
}
