import { event } from "@angel/kit/events";

/** Somebody who handles an appeal answered its author. */
export const appealReplied = event<{ id: string; organisationId: string }>("appealReplied");

/** Anything was said in an appeal, a note too. */
export const appealSaid = event<{ id: string; messageId: string; place: number; isInternal: boolean }>(
  "appealSaid",
);
