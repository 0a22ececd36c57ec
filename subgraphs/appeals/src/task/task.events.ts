import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { TaskDeed } from "./task-words.js";

/** Something was done with a task. What it says is never told. */
export const taskChanged = event<{
  id: string;
  number: number;
  /** Its place among the changes of all tasks. */
  place: number;
  deed: TaskDeed;
  organisationId: string;
  organisationPath: string;
  responsibleId: string;
  givenBy: string;
  /** Who did it. */
  accountId: string | null;
}>("taskChanged");

/** The term of a task is near, or over: told once of each term. */
export const taskDue = event<{
  id: string;
  number: number;
  responsibleId: string;
  givenBy: string;
  dueOn: PlainDate;
  isOverdue: boolean;
}>("taskDue");
