import { event } from "@angel/kit/events";

/** An organisation came, or something of it changed. */
export const organisationChanged = event<{ id: string }>("organisationChanged");
