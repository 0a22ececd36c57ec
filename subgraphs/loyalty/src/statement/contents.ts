import type { Subject } from "@angel/kit/subgraph";
import { ImportStatement } from "./import-statement.js";
import { StatementOfPartner } from "./partner-statement.resolver.js";
import { ReconcilePartner } from "./reconcile-partner.js";
import { RecordSettlement } from "./record-settlement.js";

export const statements: Subject = {
  resolvers: [StatementOfPartner, ImportStatement, ReconcilePartner, RecordSettlement],
};
