import type { Subject } from "@angel/kit/subgraph";
import { AgreeTerms } from "./agree-terms.js";
import { ChangePartner } from "./change-partner.js";
import { organisationHearers } from "./follow-organisations.js";
import { PartnerTerms } from "./partner-terms.entity.js";
import { Partner } from "./partner.entity.js";
import { partnersById } from "./partner.loader.js";
import { PartnerResolver } from "./partner.resolver.js";
import { RegisterPartner } from "./register-partner.js";

export const partners: Subject = {
  entities: [Partner, PartnerTerms],
  resolvers: [PartnerResolver, RegisterPartner, ChangePartner, AgreeTerms],
  hearers: organisationHearers,
  references: { Partner: { open: "Who rewards members is for everyone to know.", load: partnersById } },
};
