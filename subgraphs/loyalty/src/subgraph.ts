import { contentsOf, defineSubgraph, stubOf } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { Auditor } from "./ledger/auditor.js";
import { Member } from "./member/member.stub.js";
import { Organisation } from "./organisation/organisation.stub.js";
import { partners } from "./partner/contents.js";

/** What members are given back: partners, cashback, discounts, and the ledger that keeps it all. */
export const loyalty = defineSubgraph({
  name: "loyalty",
  migrations,
  ...contentsOf([partners, { references: { Member: stubOf(Member), Organisation: stubOf(Organisation) } }]),
  open: async (parts) => [new Auditor(parts)],
});
