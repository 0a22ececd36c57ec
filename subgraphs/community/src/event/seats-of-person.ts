import type { Hearing } from "@angel/kit/events";
import { LockMode } from "@mikro-orm/core";
import { Event } from "./event.entity.js";
import { EventRegistration, RegistrationStatus } from "./event-registration.entity.js";
import { takeBack } from "./seats.js";

/**
 * Of two cards that are one person's one has a seat at an event: if either comes, the card that is kept does. `move`
 * brings over what only the other has.
 */
export async function haveOneSeat(
  keptId: string,
  mergedId: string,
  hearing: Hearing,
  move: () => Promise<void>,
): Promise<void> {
  const events = await hold(mergedId, hearing);
  await hearing.em.execute(
    `delete from event_registrations kept using event_registrations other
     where kept.member_id = ? and kept.status = 'WITHDRAWN' and other.member_id = ? and other.status <> 'WITHDRAWN'
       and other.event_id = kept.event_id`,
    [keptId, mergedId],
  );
  await move();
  await takeBackAll(mergedId, events, hearing);
}

/** Gives up the seats of somebody at what has not begun. */
export async function leaveEvents(memberId: string, hearing: Hearing): Promise<void> {
  await takeBackAll(memberId, await hold(memberId, hearing), hearing);
}

/** The events somebody has to do with that have not begun, held until all is done. */
async function hold(memberId: string, { em }: Hearing): Promise<Map<string, Event>> {
  const registered = await em.execute<{ event_id: string }[]>(
    "select event_id from event_registrations where member_id = ? and status <> 'WITHDRAWN'",
    [memberId],
  );
  const events = await em.find(
    Event,
    { id: { $in: registered.map((row) => row.event_id) } },
    { orderBy: { id: "asc" }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return new Map(events.filter((event) => event.isOpen()).map((event) => [event.id, event]));
}

async function takeBackAll(
  memberId: string,
  events: ReadonlyMap<string, Event>,
  hearing: Hearing,
): Promise<void> {
  const left = await hearing.em.find(EventRegistration, {
    memberId,
    eventId: { $in: [...events.keys()] },
    status: { $ne: RegistrationStatus.WITHDRAWN },
  });
  for (const registration of left) {
    const event = events.get(registration.eventId);
    if (event) await takeBack(registration, event, hearing);
  }
}
