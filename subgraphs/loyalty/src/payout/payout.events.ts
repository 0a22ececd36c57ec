import { event } from "@angel/kit/events";

/** The bank has said what became of a batch of payouts. */
export const payoutsAnswered = event<{ batchId: string }>("payoutsAnswered");
