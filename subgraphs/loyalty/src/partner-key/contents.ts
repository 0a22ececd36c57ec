import type { Subject } from "@angel/kit/subgraph";
import { IssuePartnerKey } from "./issue-partner-key.js";
import { PartnerKey } from "./partner-key.entity.js";
import { KeysOfPartner } from "./partner-key.resolver.js";
import { RevokePartnerKey } from "./revoke-partner-key.js";

export const partnerKeys: Subject = {
  entities: [PartnerKey],
  resolvers: [KeysOfPartner, IssuePartnerKey, RevokePartnerKey],
};
