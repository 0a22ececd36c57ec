import type { Context } from "@angel/kit/subgraph";

/** The next place in the order of queues; whoever takes one is alone until the deed is done, so that none is missed. */
export async function nextPlace({ em }: Context): Promise<number> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended('appeals.queue', 0))");
  const [next] = await em.execute<{ place: string }[]>("select nextval('queue_places') as place");
  return Number(next?.place);
}
