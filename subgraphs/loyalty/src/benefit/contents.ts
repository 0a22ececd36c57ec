import type { Subject } from "@angel/kit/subgraph";
import { BenefitOfMember, BenefitOfOrganisation } from "./benefit.resolver.js";

export const benefits: Subject = {
  resolvers: [BenefitOfMember, BenefitOfOrganisation],
};
