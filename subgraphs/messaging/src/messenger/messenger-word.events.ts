import { event } from "@angel/kit/events";

/** A member wrote to us in a messenger: `published.messenger_word` lends appeals what, sealed. */
export const messengerWordHeard = event<{ id: string }>("messengerWordHeard");

/** As appeals tells it: it is an appeal now, or has joined one. */
export const messengerWordTaken = event<{ id: string; appealId: string; number: number; isNew: boolean }>(
  "messengerWordTaken",
);

export type WordRefusal = "TOO_SHORT" | "TOO_LONG" | "TOO_MANY" | "NOT_TEXT" | "NO_ORGANISATION" | "NOT_READ";

/** As appeals tells it, and we do of what nobody has taken in time. */
export const messengerWordRefused = event<{ id: string; reason: WordRefusal }>("messengerWordRefused");
