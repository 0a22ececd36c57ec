import { event } from "@angel/kit/events";

export const memberRegistered = event<{ memberId: string; organisationId: string }>("memberRegistered");

export const memberRemoved = event<{ memberId: string; organisationId: string }>("memberRemoved");

export const memberTransferred = event<{
  memberId: string;
  organisationId: string;
  fromOrganisationId: string;
}>("memberTransferred");
