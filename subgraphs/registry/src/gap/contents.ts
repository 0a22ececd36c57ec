import type { Subject } from "@angel/kit/subgraph";
import { GapsOfOrganisation } from "./gap.resolver.js";

export const gaps: Subject = { resolvers: [GapsOfOrganisation] };
