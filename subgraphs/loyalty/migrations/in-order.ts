import { CheckCards } from "./check-cards.js";
import { FindAccounts } from "./find-accounts.js";
import { FindOldTries } from "./find-old-tries.js";
import { FollowMerges } from "./follow-merges.js";
import { GuardRows } from "./guard-rows.js";
import { KeepLedger } from "./keep-ledger.js";
import { KeepPartners } from "./keep-partners.js";
import { KeepPurchases } from "./keep-purchases.js";
import { LetGoOfLists } from "./let-go-of-lists.js";
import { LockPurses } from "./lock-purses.js";
import { OrderPurchases } from "./order-purchases.js";
import { PayOut } from "./pay-out.js";
import { PayToAccounts } from "./pay-to-accounts.js";
import { PublishBenefits } from "./publish-benefits.js";
import { PublishParticipation } from "./publish-participation.js";
import { ReckonDaysOfMoscow } from "./reckon-days-of-moscow.js";
import { SellWhatPartnersSell } from "./sell-what-partners-sell.js";
import { ShareWithProgramme } from "./share-with-programme.js";
import { TellOfFive } from "./tell-of-five.js";

export const migrations = [
  GuardRows,
  KeepLedger,
  KeepPartners,
  KeepPurchases,
  CheckCards,
  PublishBenefits,
  PayOut,
  PublishParticipation,
  ShareWithProgramme,
  PayToAccounts,
  FindOldTries,
  LetGoOfLists,
  LockPurses,
  FollowMerges,
  OrderPurchases,
  TellOfFive,
  SellWhatPartnersSell,
  FindAccounts,
  ReckonDaysOfMoscow,
];
