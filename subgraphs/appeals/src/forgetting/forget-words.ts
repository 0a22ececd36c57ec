import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import { forgetTasks } from "./forget-tasks.js";

/** What was said goes with whoever said it; that something was asked, and of what, stays for the count. */
export async function forgetWords(
  em: EntityManager,
  which: string,
  values: readonly unknown[],
): Promise<number> {
  const forgotten = await em.execute<{ id: string }[]>(
    `with forgotten as (
       update appeals set member_id = null, filed_as = null, merges = null, sealed = null, is_anonymous = true
       where id in (select id from appeals where ${which} for update) returning id),
     silent as (update messages set sealed = null from forgotten where appeal_id = forgotten.id)
     select id from forgotten`,
    [...values],
  );
  // What was to be done about it says as much.
  await forgetTasks(em, "appeal_id = any(?::uuid[])", [listOf(forgotten.map(({ id }) => id))]);
  return forgotten.length;
}
