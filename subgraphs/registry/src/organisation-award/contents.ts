import type { Subject } from "@angel/kit/subgraph";
import { OrganisationAward } from "./organisation-award.entity.js";
import { OrganisationAwardResolver } from "./organisation-award.resolver.js";
import { RecordOrganisationAward } from "./record-organisation-award.js";

export const organisationAwards: Subject = {
  entities: [OrganisationAward],
  resolvers: [OrganisationAwardResolver, RecordOrganisationAward],
};
