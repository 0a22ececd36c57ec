import { event } from "@angel/kit/events";

/** A session is over; without `sessionId`, all of the account's. Open sockets of theirs are to be closed. */
export const sessionsEnded = event<{ accountId: string; sessionId?: string }>("sessionsEnded");
