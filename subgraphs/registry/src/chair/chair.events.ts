import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";

interface Office {
  organisationId: string;
  memberId: string;
}

/** Somebody leads an organisation from that day, or their term was put right. No last day where powers outlast it. */
export const chairElected = event<Office & { electedOn: PlainDate; powersUntil: PlainDate | null }>(
  "chairElected",
);

/** Somebody leads an organisation no more, from that day. */
export const chairPowersEnded = event<Office & { endedOn: PlainDate }>("chairPowersEnded");
