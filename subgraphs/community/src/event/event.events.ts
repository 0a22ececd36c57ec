import { event } from "@angel/kit/events";

interface OfEvent {
  id: string;
  organisationId: string;
}

export const eventPlanned = event<OfEvent>("eventPlanned");

/** Told when what an event says of itself changes: its time, its place, who may come. */
export const eventChanged = event<OfEvent>("eventChanged");

export const eventCancelled = event<OfEvent>("eventCancelled");

/** Told when somebody registers or withdraws, and when seats or the state change. */
export const eventCountsChanged = event<OfEvent & { revision: number }>("eventCountsChanged");

/** Told of members who are invited, at most a thousand at a time. */
export const membersInvited = event<OfEvent & { memberIds: string[] }>("membersInvited");

/** Told when somebody who waited has got a seat. */
export const eventSeatGiven = event<OfEvent & { memberId: string }>("eventSeatGiven");
