import type { Subject } from "@angel/kit/subgraph";
import { AppealContextResolver, ContextResolver, OrganisationContextResolver } from "./context.resolver.js";

export const contexts: Subject = {
  resolvers: [ContextResolver, AppealContextResolver, OrganisationContextResolver],
};
