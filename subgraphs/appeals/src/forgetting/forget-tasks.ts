import type { EntityManager } from "@angel/kit/database";

/** What tasks say, and whom to reach for them, goes; that something was to be done stays for the count. */
export async function forgetTasks(
  em: EntityManager,
  which: string,
  values: readonly unknown[],
): Promise<number> {
  const forgotten = await em.execute<object[]>(
    `with forgotten as (
       update tasks set sealed = null, contact_member_id = null, contact_filed_as = null, merges = null
       where id in (select id from tasks where ${which} for update) returning id),
     silent as (update task_changes set sealed = null from forgotten where task_id = forgotten.id)
     select from forgotten`,
    [...values],
  );
  return forgotten.length;
}
