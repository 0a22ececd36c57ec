import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { keeps } from "../organisation/keeping.js";
import { Event } from "./event.entity.js";
import { events } from "./event.loader.js";

/** An event that the viewer sees, held until the deed ends, as it is now. */
export async function lockEvent(id: string, { em, load }: Context): Promise<Event | null> {
  if (!isUuid(id) || !(await load(events).load(id))) return null;
  return em.findOne(Event, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** The same of an event that the viewer keeps. */
export async function lockKeptEvent(id: string, context: Context): Promise<Event | null> {
  const event = await lockEvent(id, context);
  if (event && !(await keeps(event, context))) throw forbidden();
  return event;
}
