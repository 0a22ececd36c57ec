import { event } from "@angel/kit/events";

/** An account may do more or less than before. The gateway takes no token given out earlier from then on. */
export const grantsChanged = event<{ accountId: string }>("grantsChanged");
