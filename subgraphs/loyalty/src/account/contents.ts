import type { Subject } from "@angel/kit/subgraph";
import { LedgerEntryResolver, LoyaltyAccountResolver, LoyaltyOfMember } from "./loyalty-account.resolver.js";

export const loyaltyAccounts: Subject = {
  resolvers: [LoyaltyOfMember, LoyaltyAccountResolver, LedgerEntryResolver],
};
