import type { Subject } from "@angel/kit/subgraph";
import { HeadcountOfOrganisation } from "./headcount.resolver.js";

export const headcounts: Subject = {
  entities: [],
  resolvers: [HeadcountOfOrganisation],
};
