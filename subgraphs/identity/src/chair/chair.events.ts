import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";

/** Events of registry, as identity hears them. */
interface Office {
  organisationId: string;
  memberId: string;
}

export const chairElected = event<Office & { electedOn: PlainDate; powersUntil: PlainDate | null }>(
  "chairElected",
);
export const chairPowersEnded = event<Office & { endedOn: PlainDate }>("chairPowersEnded");
