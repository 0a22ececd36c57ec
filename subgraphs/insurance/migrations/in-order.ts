import { CreateClaims } from "./create-claims.js";
import { CreatePayoutTables } from "./create-payout-tables.js";
import { CreateProgrammes } from "./create-programmes.js";
import { FollowChainsOfMerges } from "./follow-chains-of-merges.js";
import { ForgetClaims } from "./forget-claims.js";
import { LendPayouts } from "./lend-payouts.js";
import { LetClaimsBeWithdrawn } from "./let-claims-be-withdrawn.js";
import { LetGoOfLists } from "./let-go-of-lists.js";
import { NumberHealthKeys } from "./number-health-keys.js";

/** A migration that has run is never changed, and a new one goes to the end. */
export const migrations = [
  CreateProgrammes,
  CreatePayoutTables,
  CreateClaims,
  LendPayouts,
  LetClaimsBeWithdrawn,
  NumberHealthKeys,
  LetGoOfLists,
  FollowChainsOfMerges,
  ForgetClaims,
];
