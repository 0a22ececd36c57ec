import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { CSV, XLSX } from "@angel/kit/table/read-table";
import { migrations } from "../migrations/in-order.js";
import { audit } from "./audit/contents.js";
import { claimContents } from "./claim/contents.js";
import { health } from "./health/contents.js";
import { HealthKeyKeeper } from "./health/health-key-keeper.js";
import { HealthVault } from "./health/health-vault.js";
import { insurerContents } from "./insurer/contents.js";
import { members } from "./member/contents.js";
import { objections } from "./objection/contents.js";
import { organisations } from "./organisation/contents.js";
import { payoutTableContents } from "./payout-table/contents.js";
import { insuranceProgrammes } from "./programme/contents.js";

/** Insurance by the membership card: programmes, cover, the table of payouts, and claims. */
export const insurance = defineSubgraph({
  name: "insurance",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([
    members,
    organisations,
    insuranceProgrammes,
    payoutTableContents,
    claimContents,
    objections,
    insurerContents,
    audit,
    health,
  ]),
  files: {
    accepts: ["image/jpeg", "image/png", "image/webp", "image/heic", "application/pdf", CSV, XLSX],
    mostBytes: 20_000_000,
  },
  open: async (parts) => {
    // Those who may read the view can be made after our migrations have run.
    await parts.orm.em.fork().execute("select publish_payouts()");
    const vault = new HealthVault(parts.key);
    const keeper = new HealthKeyKeeper(parts, vault);
    await keeper.follow();
    return [keeper, vault];
  },
});
