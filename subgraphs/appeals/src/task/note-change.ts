import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { WordsVault } from "../words-vault.js";
import type { Task } from "./task.entity.js";
import { taskChanged } from "./task.events.js";
import { sealName } from "./task.loader.js";
import type { TaskDeed } from "./task-words.js";

interface Noted {
  readonly deed: TaskDeed;
  /** To whom it went. */
  readonly responsibleId?: string;
  /** The new term. */
  readonly dueOn?: PlainDate;
  /** The result, or the reason. */
  readonly text?: string;
}

/** The next place among the changes of all tasks; whoever takes one is alone until the deed is done, so that none is missed. */
export async function nextTaskPlace({ em }: Pick<Context, "em">): Promise<number> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended('appeals.tasks', 0))");
  const [next] = await em.execute<{ place: string }[]>("select nextval('task_places') as place");
  return Number(next?.place);
}

/** What was done with a task that is locked, into its history, and told. */
export async function noteChange(task: Task, noted: Noted, context: Context): Promise<void> {
  task.place = await nextTaskPlace(context);
  task.version += 1;
  await writeChange(task, noted, context);
}

export async function writeChange(task: Task, noted: Noted, context: Context): Promise<void> {
  const { em, viewer, tell, companion } = context;
  const { id, number, place, organisationId, organisationPath, responsibleId, givenBy } = task;
  const { deed, text } = noted;
  await em.execute(
    `insert into task_changes (place, task_id, deed, account_id, responsible_id, due_on, sealed)
     values (?::bigint, ?, ?::task_deed, ?, ?, ?, ?)`,
    [
      place,
      id,
      deed,
      viewer.accountId,
      noted.responsibleId ?? null,
      noted.dueOn ?? null,
      text ? companion(WordsVault).seal(sealName.change(place), text) : null,
    ],
  );
  tell(taskChanged, {
    id,
    number,
    place,
    deed,
    organisationId,
    organisationPath,
    responsibleId,
    givenBy,
    accountId: viewer.accountId,
  });
}
