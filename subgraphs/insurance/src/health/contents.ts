import type { Subject } from "@angel/kit/subgraph";
import { HealthKeyResolver } from "./health-key.resolver.js";
import { RetireHealthKey } from "./retire-health-key.js";

export const health: Subject = { resolvers: [HealthKeyResolver, RetireHealthKey] };
