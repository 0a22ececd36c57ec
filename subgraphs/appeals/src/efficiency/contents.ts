import type { Subject } from "@angel/kit/subgraph";
import { EfficiencyResolver, OrganisationEfficiencyResolver } from "./efficiency.resolver.js";

export const efficiency: Subject = { resolvers: [EfficiencyResolver, OrganisationEfficiencyResolver] };
