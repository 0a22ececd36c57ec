import { event } from "@angel/kit/events";

export const memberRegistered = event<{ memberId: string; organisationId: string }>("memberRegistered");

export const memberRemoved = event<{ memberId: string; organisationId: string }>("memberRemoved");

export const memberTransferred = event<{
  memberId: string;
  organisationId: string;
  fromOrganisationId: string;
}>("memberTransferred");

/** Something of a member's card changed that is neither a register nor a card number. */
export const memberChanged = event<{ memberId: string }>("memberChanged");
