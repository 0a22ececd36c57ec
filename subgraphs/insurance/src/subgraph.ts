import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { members } from "./member/contents.js";
import { organisations } from "./organisation/contents.js";
import { payoutTableContents } from "./payout-table/contents.js";
import { insuranceProgrammes } from "./programme/contents.js";

/** Insurance by the membership card: programmes, cover, the table of payouts, and claims. */
export const insurance = defineSubgraph({
  name: "insurance",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([members, organisations, insuranceProgrammes, payoutTableContents]),
});
