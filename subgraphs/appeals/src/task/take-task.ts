import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, createUnionType, Ctx, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { knownTask, KnownTaskInput, TaskPayload } from "./known-task.js";
import { noteChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import { TaskChangedMeanwhile, TaskNotFound, TaskStateDiffers } from "./task-problems.js";
import { TaskDeed, TaskState } from "./task-words.js";

@InputType({ description: "Which task to take on." })
class TakeTaskInput extends KnownTaskInput {}

@ObjectType({ description: "It is yours to do, and in hand." })
class TakeTaskPayload extends TaskPayload {}

const TakeTaskResult = createUnionType({
  name: "TakeTaskResult",
  description: "Whether it is yours to do.",
  types: () => [TakeTaskPayload, TaskNotFound, TaskStateDiffers, TaskChangedMeanwhile] as const,
});

/** Somebody begins a task. */
@Resolver()
export class TakeTask {
  @Mutation(() => TakeTaskResult, {
    description:
      "Take a task on («взять в работу»): one's own, or somebody else's where you handle appeals. Once more changes nothing.",
  })
  @May(Permission.HANDLE_APPEALS)
  async takeTask(
    @Arg("input", () => TakeTaskInput, { description: "The task." }) input: TakeTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof TakeTaskResult> {
    const { accountId } = context.viewer;
    const task = await knownTask(input, context, "responsible");
    if (!(task instanceof Task)) return task;
    const isOwn = task.responsibleId === accountId;
    if (accountId === null || (isOwn && task.state === TaskState.IN_HAND)) return new TakeTaskPayload(task);
    task.responsibleId = accountId;
    task.state = TaskState.IN_HAND;
    await noteChange(task, { deed: TaskDeed.TAKEN, ...(!isOwn && { responsibleId: accountId }) }, context);
    return new TakeTaskPayload(task);
  }
}
