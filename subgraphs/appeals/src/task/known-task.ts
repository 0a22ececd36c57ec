import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Task } from "./task.entity.js";
import { TaskChangedMeanwhile, TaskNotFound, TaskStateDiffers } from "./task-problems.js";
import { OPEN_STATES, type TaskState } from "./task-words.js";

@InputType({ description: "What every deed with a task names." })
export abstract class KnownTaskInput {
  @Field(() => ID, { description: "The task." })
  taskId!: string;

  @Field(() => Int, {
    description: "Its `version` as it was read: what has changed since is not overwritten.",
  })
  version!: number;
}

@ObjectType({ description: "The deed is done." })
export abstract class TaskPayload {
  constructor(task: Task) {
    this.task = task;
  }

  @Field(() => Task, { description: "The task." })
  task: Task;
}

/** Whose deed it is: theirs who dispose of it, or also of whoever is responsible. */
type Whose = "over" | "responsible";

/** A task for a deed, locked: of two the second sees what the first did. */
export async function knownTask(
  { taskId, version }: KnownTaskInput,
  { em, viewer }: Context,
  whose: Whose,
  from: readonly TaskState[] = OPEN_STATES,
): Promise<Task | TaskNotFound | TaskStateDiffers | TaskChangedMeanwhile> {
  const task = isUuid(taskId)
    ? await em.findOne(Task, { id: taskId }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  const isTheirs =
    task &&
    (viewer.may(Permission.HANDLE_APPEALS, task.organisationPath) ||
      (whose === "responsible" && task.responsibleId === viewer.accountId));
  if (!isTheirs) return new TaskNotFound();
  if (task.version !== version) return new TaskChangedMeanwhile(task);
  return from.includes(task.state) ? task : new TaskStateDiffers(task.state);
}
