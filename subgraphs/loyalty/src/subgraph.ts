import { OWN_ROWS } from "@angel/kit/database";
import { contentsOf, defineSubgraph, stubOf } from "@angel/kit/subgraph";
import { TriesKeeper } from "@angel/kit/tries-keeper";
import { CSV, XLSX } from "@angel/kit/table/read-table";
import { migrations } from "../migrations/in-order.js";
import { loyaltyAccounts } from "./account/contents.js";
import { benefits } from "./benefit/contents.js";
import { CardCodes } from "./card/card-codes.js";
import { CardTries } from "./card/card-tries.js";
import { cards } from "./card/contents.js";
import { PassSigner } from "./card/pass-signer.js";
import { Auditor } from "./ledger/auditor.js";
import { Member } from "./member/member.stub.js";
import { Organisation } from "./organisation/organisation.stub.js";
import { offers } from "./offer/contents.js";
import { participation } from "./participation/contents.js";
import { partnerKeys } from "./partner-key/contents.js";
import { PartnerSecrets } from "./partner-key/partner-secrets.js";
import { partnerStaff } from "./partner-staff/contents.js";
import { partners } from "./partner/contents.js";
import { followOrganisations } from "./partner/follow-organisations.js";
import { payouts } from "./payout/contents.js";
import { payoutBank } from "./payout/payout-settings.js";
import { places } from "./place/contents.js";
import { purchases } from "./purchase/contents.js";
import { HoldKeeper } from "./purchase/hold-keeper.js";
import { signals } from "./signal/contents.js";
import { statements } from "./statement/contents.js";

/** What members are given back: partners, cashback, discounts, and the ledger that keeps it all. */
export const loyalty = defineSubgraph({
  name: "loyalty",
  migrations,
  ...contentsOf([
    partners,
    partnerKeys,
    partnerStaff,
    places,
    offers,
    purchases,
    loyaltyAccounts,
    participation,
    cards,
    benefits,
    signals,
    statements,
    payouts,
    {
      orphanedTypes: [Member, Organisation],
      references: { Member: stubOf(Member), Organisation: stubOf(Organisation) },
    },
  ]),
  files: { accepts: [CSV, XLSX, "text/plain"], mostBytes: 20_000_000 },
  open: async (parts) => {
    // Who reads them can be made after our migrations have run.
    await parts.orm.em.fork().execute("select publish_benefits()");
    // Of what moved before it was heard.
    await parts.orm.em.fork({ session: OWN_ROWS }).transactional(followOrganisations);
    return [
      new Auditor(parts),
      new HoldKeeper(parts),
      new PartnerSecrets(parts.key("partner keys")),
      new CardCodes(parts.key("card codes")),
      new CardTries(parts),
      new TriesKeeper(parts),
      payoutBank(),
      await PassSigner.open(parts.key("card passes")),
    ];
  },
});
