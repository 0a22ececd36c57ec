import type { Subject } from "@angel/kit/subgraph";
import { ClickOut } from "./click-out.js";
import { PurchaseFact } from "./purchase-fact.entity.js";
import { Purchase } from "./purchase.entity.js";
import { purchasesById, PurchaseResolver, PurchasesOfPartner } from "./purchase.resolver.js";
import { ReportPurchases } from "./report-purchases.js";

export const purchases: Subject = {
  entities: [Purchase, PurchaseFact],
  resolvers: [PurchaseResolver, PurchasesOfPartner, ClickOut, ReportPurchases],
  references: {
    Purchase: {
      open: "Row-level security shows a purchase to whose it is, and to those who serve or keep the partner.",
      load: purchasesById,
    },
  },
};
