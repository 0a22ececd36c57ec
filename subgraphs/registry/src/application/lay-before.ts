import type { Context } from "@angel/kit/subgraph";
import type { Organisation } from "../organisation/organisation.entity.js";
import { applicationSubmitted } from "./application.events.js";

/**
 * The next place in the order of arrival. Until the deed is done nobody else takes one: who follows the queue by
 * arrivals misses none.
 */
export async function nextArrival({ em }: Context): Promise<number> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended('registry.applications', 0))");
  const [row] = await em.execute<{ arrival: string }[]>(
    "select nextval('application_arrivals')::text as arrival",
  );
  return Number(row?.arrival);
}

/** Tells the organisation that an application came, and how many wait for it. */
export async function tellArrival(
  applicationId: string,
  arrival: number,
  { id, node, path }: Organisation,
  { em, tell }: Context,
): Promise<void> {
  const [row] = await em.execute<{ waiting: number }[]>("select applications_waiting(?) as waiting", [node]);
  tell(applicationSubmitted, {
    applicationId,
    organisationId: id,
    path,
    arrival,
    waiting: row?.waiting ?? 0,
  });
}
