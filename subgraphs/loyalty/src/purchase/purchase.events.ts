import { event } from "@angel/kit/events";
import type { PurchaseStatus } from "./purchase.entity.js";

/** What a member is given back of a purchase changed; whoever sends letters tells them within three working days. */
export const cashbackChanged = event<{
  memberId: string;
  purchaseId: string;
  partnerId: string;
  status: PurchaseStatus;
  kopecks: number;
}>("cashbackChanged");
