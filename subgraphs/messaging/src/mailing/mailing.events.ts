import { event } from "@angel/kit/events";

export const mailingPlanned = event<{ id: string; organisationId: string }>("mailingPlanned");

/** Told when the state of a mailing changes, and about once a second while its counts do. */
export const mailingChanged = event<{ id: string; revision: number }>("mailingChanged");
