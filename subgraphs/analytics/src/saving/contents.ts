import type { Subject } from "@angel/kit/subgraph";
import { SavingsEstimateResolver } from "./savings-estimate.resolver.js";

export const savings: Subject = { resolvers: [SavingsEstimateResolver] };
