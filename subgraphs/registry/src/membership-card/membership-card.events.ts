import { event } from "@angel/kit/events";
import type { CardStatus } from "./membership-card.entity.js";

/** A member's card began or ceased to count: issued, blocked, lost, replaced, put on the telephone. */
export const cardChanged = event<{ memberId: string; number: string; status: CardStatus }>("cardChanged");
