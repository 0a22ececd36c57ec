import type { Subject } from "@angel/kit/subgraph";
import { ChoosePayoutAccount } from "./choose-payout-account.js";
import { PayoutAccountOfMember } from "./payout-account.resolver.js";
import { batchesById } from "./payout-batch.loader.js";
import { PayoutBatchResolver } from "./payout-batch.resolver.js";
import { PreparePayout } from "./prepare-payout.js";
import { SettlePayout } from "./settle-payout.js";

export const payouts: Subject = {
  resolvers: [PayoutBatchResolver, PayoutAccountOfMember, ChoosePayoutAccount, PreparePayout, SettlePayout],
  references: {
    PayoutBatch: {
      open: "Row-level security shows batches to those who settle the union's accounts.",
      load: batchesById,
    },
  },
};
