import type { Context } from "@angel/kit/subgraph";

/**
 * Does a deed for good, or only to see what it changes: a rehearsal does the same and then takes it back, so its
 * answer cannot differ from what the deed would do.
 */
export async function rehearse<Outcome>(
  isDryRun: boolean,
  context: Context,
  deed: (context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  if (!isDryRun) return deed(context);
  const { em } = context;
  await em.execute("savepoint rehearsal");
  try {
    return await deed({ ...context, tell: () => undefined });
  } finally {
    await em.execute("rollback to savepoint rehearsal");
    em.clear();
  }
}
