import type { Subject } from "@angel/kit/subgraph";
import { AppointOfficer } from "./appoint-officer.js";
import { ChangeOfficer } from "./change-officer.js";
import { DismissOfficer } from "./dismiss-officer.js";
import { Officer } from "./officer.entity.js";
import { MemberOfficeResolver, OfficerResolver, OrganisationOfficerResolver } from "./officer.resolver.js";

export const officers: Subject = {
  entities: [Officer],
  resolvers: [
    OrganisationOfficerResolver,
    OfficerResolver,
    MemberOfficeResolver,
    AppointOfficer,
    ChangeOfficer,
    DismissOfficer,
  ],
};
