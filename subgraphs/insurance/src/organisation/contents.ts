import { stubOf, type Subject } from "@angel/kit/subgraph";
import { OrganisationResolver } from "./organisation.resolver.js";
import { Organisation } from "./organisation.stub.js";

export const organisations: Subject = {
  resolvers: [OrganisationResolver],
  references: { Organisation: stubOf(Organisation) },
};
