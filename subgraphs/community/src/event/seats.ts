import type { Hearing } from "@angel/kit/events";
import { Event } from "./event.entity.js";
import { eventCountsChanged, eventSeatGiven } from "./event.events.js";
import { EventRegistration, RegistrationStatus } from "./event-registration.entity.js";

/** Gives the seats of an event that is held to those who wait, in their order. */
export async function giveFreeSeats(event: Event, { em, tell }: Hearing): Promise<void> {
  const free = event.freeSeats ?? event.waiting;
  if (free <= 0 || event.waiting === 0) return;
  const next = await em.find(
    EventRegistration,
    { eventId: event.id, status: RegistrationStatus.WAITING },
    { orderBy: { place: "asc" }, limit: free },
  );
  for (const registration of next) {
    registration.status = RegistrationStatus.REGISTERED;
    const { id, organisationId } = event;
    tell(eventSeatGiven, { id, organisationId, memberId: registration.memberId });
  }
  event.registered += next.length;
  event.waiting -= next.length;
}

/** Somebody does not come after all to an event that is held; the seat goes to whoever waits longest. */
export async function takeBack(
  registration: EventRegistration,
  event: Event,
  hearing: Hearing,
): Promise<void> {
  if (registration.status === RegistrationStatus.REGISTERED) event.registered -= 1;
  else event.waiting -= 1;
  registration.status = RegistrationStatus.WITHDRAWN;
  await giveFreeSeats(event, hearing);
  countAnew(event, hearing);
  await hearing.em.flush();
}

/** Tells those who look at the event of its new counts. */
export function countAnew(event: Event, { tell }: Pick<Hearing, "tell">): void {
  event.lastRevision += 1;
  const { id, organisationId, lastRevision: revision } = event;
  tell(eventCountsChanged, { id, organisationId, revision });
}
