import { CardStatus } from "./membership-card.entity.js";
import type { Turn } from "./turn-card.js";

/** The card goes on the telephone, beside a plastic one or without. */
export const TO_TELEPHONE: Turn = {
  from: [
    CardStatus.NOT_ORDERED,
    CardStatus.ORDERED,
    CardStatus.SENT,
    CardStatus.PRODUCED,
    CardStatus.DELIVERED,
    CardStatus.ISSUED,
    CardStatus.VIRTUAL,
  ],
  to: ({ status }) => (status === CardStatus.NOT_ORDERED ? CardStatus.VIRTUAL : status),
  and: ({ virtualSince }) => ({ virtualSince: virtualSince ?? new Date() }),
};
