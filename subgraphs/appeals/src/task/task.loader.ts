import { findBy } from "@angel/kit/find-by";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { WordsVault } from "../words-vault.js";
import { Task } from "./task.entity.js";

/** What of a task stands sealed. */
export interface TaskWords {
  readonly title: string;
  readonly text: string | null;
  /** Whom to reach who is no member of the register. */
  readonly contact: { readonly name: string; readonly telephone: string | null } | null;
}

export const sealName = {
  task: (id: string) => `task:${id}`,
  change: (place: number | string) => `task-change:${place}`,
};

/** Tasks that are the viewer's to see. */
export const tasks: Batch<string, Task | null> = async (ids, { em }) => {
  const found = await findBy(em, Task, "id", ids.filter(isUuid));
  return ids.map((id) => found.find((task) => task.id === id.toLowerCase()) ?? null);
};

/** Null once they are forgotten. */
export function wordsOf({ id, sealed }: Task, { companion }: Context): TaskWords | null {
  return sealed && companion(WordsVault).open<TaskWords>(sealName.task(id), sealed);
}
