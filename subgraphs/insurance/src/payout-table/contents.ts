import type { Subject } from "@angel/kit/subgraph";
import { DraftPayoutTable } from "./draft-payout-table.js";
import { EnactPayoutTable } from "./enact-payout-table.js";
import { PayoutTable } from "./payout-table.entity.js";
import { PayoutEffectResolver } from "./payout-effect.js";
import { payoutTables } from "./payout-table.loader.js";
import { PayoutTableResolver, ProgrammeTablesResolver } from "./payout-table.resolver.js";

export const payoutTableContents: Subject = {
  entities: [PayoutTable],
  resolvers: [
    PayoutTableResolver,
    ProgrammeTablesResolver,
    PayoutEffectResolver,
    DraftPayoutTable,
    EnactPayoutTable,
  ],
  references: {
    PayoutTable: { open: "What an injury is worth is for everyone to know.", load: payoutTables },
  },
};
