import type { Subject } from "@angel/kit/subgraph";
import {
  ChangeResolver,
  HistoryOfMember,
  HistoryOfOrganisation,
  MemberAsOfResolver,
  OrganisationAsOfResolver,
} from "./history.resolver.js";

export const history: Subject = {
  entities: [],
  resolvers: [
    HistoryOfOrganisation,
    OrganisationAsOfResolver,
    HistoryOfMember,
    MemberAsOfResolver,
    ChangeResolver,
  ],
};
