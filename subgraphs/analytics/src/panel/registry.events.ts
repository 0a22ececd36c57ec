import { event } from "@angel/kit/events";

interface OfMember {
  memberId: string;
}
interface OfOrganisation {
  organisationId: string;
}

/** What the registry tells, after which a count may be another. Events of cards alone say whose card it is. */
export const TOLD_OF_MEMBERS = [
  event<OfMember>("memberChanged"),
  event<OfMember>("cardChanged"),
  event<OfMember>("consentGiven"),
  event<OfMember>("consentWithdrawn"),
];
export const TOLD_OF_ORGANISATIONS = [
  event<OfOrganisation>("memberRegistered"),
  event<OfOrganisation>("memberRemoved"),
  event<OfOrganisation>("chairElected"),
  event<OfOrganisation>("chairPowersEnded"),
];
/** A file may bring members to any primary below, and take them off there again. */
export const FILES = [event<OfOrganisation>("membersImported"), event<OfOrganisation>("importUndone")];
export const memberTransferred = event<OfOrganisation & { fromOrganisationId: string }>("memberTransferred");
export const organisationChanged = event<{ id: string }>("organisationChanged");
export const MERGES = [
  event<{ keptId: string; mergedId: string }>("membersMerged"),
  event<{ keptId: string; mergedId: string }>("mergeUndone"),
];
