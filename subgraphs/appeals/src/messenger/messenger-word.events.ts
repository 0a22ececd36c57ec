import { event } from "@angel/kit/events";

/** As messaging tells it: a member wrote to the union in a messenger. */
export const messengerWordHeard = event<{ id: string }>("messengerWordHeard");

/** It is an appeal now, or has joined one. */
export const messengerWordTaken = event<{ id: string; appealId: string; number: number; isNew: boolean }>(
  "messengerWordTaken",
);

export type WordRefusal = "TOO_SHORT" | "TOO_LONG" | "TOO_MANY" | "NOT_TEXT" | "NO_ORGANISATION" | "NOT_READ";

/** It is none, and whoever wrote it is told why. */
export const messengerWordRefused = event<{ id: string; reason: WordRefusal }>("messengerWordRefused");
