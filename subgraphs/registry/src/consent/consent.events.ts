import { event } from "@angel/kit/events";
import type { PlainDate } from "@angel/kit/values";
import type { ConsentChannel, ConsentPurpose } from "./consent-purpose.js";

interface Said {
  memberId: string;
  purpose: ConsentPurpose;
  channel: ConsentChannel | null;
  on: PlainDate;
}

export const consentGiven = event<Said>("consentGiven");

/** From now on nothing is sent, shown or passed on for this purpose. */
export const consentWithdrawn = event<Said>("consentWithdrawn");

/** Nothing tells any more who the member was: whoever keeps a copy of their name or contacts destroys it too. Each card of a person is told of. */
export const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
