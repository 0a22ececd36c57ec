import type { Context } from "@angel/kit/subgraph";

/** The id of what the same request made before, alone until the deed is done; null when it is new. */
export async function sentBefore(
  table: "tasks" | "projects",
  requestKey: Buffer,
  { em }: Context,
): Promise<string | null> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended(encode(?::bytea, 'hex'), 0))", [
    requestKey,
  ]);
  const [known] = await em.execute<{ id: string }[]>(`select id from ${table} where request_key = ?`, [
    requestKey,
  ]);
  return known?.id ?? null;
}
