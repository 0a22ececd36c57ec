import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { appeals } from "../appeal/appeal.loader.js";
import { WordsVault } from "../words-vault.js";
import { knownTask, TaskPayload } from "./known-task.js";
import { noteChange } from "./note-change.js";
import { Task } from "./task.entity.js";
import { faultsOfTask, TaskInput, wordsIn } from "./task-input.js";
import { sealName } from "./task.loader.js";
import { TaskChangedMeanwhile, TaskNotFound, TaskStateDiffers } from "./task-problems.js";
import { TaskDeed } from "./task-words.js";

@InputType({ description: "What a task says from now on; what is left out is taken away." })
class ChangeTaskInput extends TaskInput {
  @Field(() => ID, { description: "The task." })
  taskId!: string;

  @Field(() => Int, {
    description: "Its `version` as it was read: what has changed since is not overwritten.",
  })
  version!: number;
}

@ObjectType({ description: "The task is changed." })
class ChangeTaskPayload extends TaskPayload {}

const ChangeTaskResult = createUnionType({
  name: "ChangeTaskResult",
  description: "Whether the task is changed.",
  types: () =>
    [ChangeTaskPayload, TaskNotFound, TaskStateDiffers, TaskChangedMeanwhile, InvalidInput] as const,
});

/** A task gets other words, another term, another project or contact. */
@Resolver()
export class ChangeTask {
  @Mutation(() => ChangeTaskResult, {
    description:
      "Change what an open task says («изменить задачу»), where you handle appeals. A new term is warned of anew.",
  })
  @May(Permission.HANDLE_APPEALS)
  async changeTask(
    @Arg("input", () => ChangeTaskInput, { description: "The task as it is to be." }) input: ChangeTaskInput,
    @Ctx() context: Context,
  ): Promise<typeof ChangeTaskResult> {
    const task = await knownTask(input, context, "over");
    if (!(task instanceof Task)) return task;
    const appeal = task.appealId ? await context.load(appeals).load(task.appealId) : null;
    const before = { dueOn: task.dueOn, projectId: task.projectId, contactMemberId: task.contactMemberId };
    const faults = await faultsOfTask(input, { ...before, appeal }, context);
    if (faults.length > 0) return new InvalidInput(faults);
    const { dueOn, projectId, contact } = input;
    const isPutOff = dueOn !== task.dueOn;
    task.dueOn = dueOn;
    task.projectId = projectId ?? null;
    task.contactChannel = contact?.channel ?? null;
    task.contactMemberId = contact?.memberId?.toLowerCase() ?? null;
    // Whom it names now came by no merge of cards.
    if (task.contactMemberId !== before.contactMemberId)
      await context.em.execute("update tasks set contact_filed_as = null, merges = null where id = ?", [
        task.id,
      ]);
    task.sealed = context.companion(WordsVault).seal(sealName.task(task.id), wordsIn(input));
    await noteChange(task, { deed: TaskDeed.CHANGED, ...(isPutOff && { dueOn }) }, context);
    return new ChangeTaskPayload(task);
  }
}
