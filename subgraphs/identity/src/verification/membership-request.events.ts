import { event } from "@angel/kit/events";

/** Somebody waits for the keepers of an organisation's register to say who they are. */
export const membershipRequested = event<{ requestId: string; organisationId: string }>(
  "membershipRequested",
);

export const membershipRequestDecided = event<{
  requestId: string;
  accountId: string;
  status: "CONFIRMED" | "REJECTED";
}>("membershipRequestDecided");
