import { event } from "@angel/kit/events";

/** An account may do more or less than before. Tokens already given out say otherwise for at most ten minutes. */
export const grantsChanged = event<{ accountId: string }>("grantsChanged");
