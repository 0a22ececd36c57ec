import type { Subject } from "@angel/kit/subgraph";
import { CloseDuesSheet } from "./close-dues-sheet.js";
import { DuesCharge } from "./dues-charge.entity.js";
import { DuesPayment } from "./dues-payment.entity.js";
import { DuesReconciliation, DuesReconciliationRow } from "./dues-reconciliation.entity.js";
import {
  DuesReconciliationResolver,
  DuesReconciliationRowResolver,
  reconciliationsById,
  ReconciliationsOfOrganisation,
} from "./dues-reconciliation.resolver.js";
import { DuesOfMember, DuesOfOrganisation, DuesPaymentResolver, DuesSheetResolver } from "./dues.resolver.js";
import { PayDues } from "./pay-dues.js";
import { ReconcileDues } from "./reconcile-dues.js";
import { RecordDuesPayment } from "./record-dues-payment.js";
import { ReverseDuesPayment } from "./reverse-dues-payment.js";
import { SettleDuesCharge } from "./settle-dues-charge.js";

export const dues: Subject = {
  entities: [DuesPayment, DuesCharge, DuesReconciliation, DuesReconciliationRow],
  resolvers: [
    DuesPaymentResolver,
    DuesOfMember,
    DuesOfOrganisation,
    DuesSheetResolver,
    DuesReconciliationResolver,
    DuesReconciliationRowResolver,
    ReconciliationsOfOrganisation,
    RecordDuesPayment,
    ReverseDuesPayment,
    CloseDuesSheet,
    PayDues,
    SettleDuesCharge,
    ReconcileDues,
  ],
  references: {
    DuesReconciliation: {
      open: "Row-level security shows a reconciliation to those who see the organisation's members.",
      load: reconciliationsById,
    },
  },
};
