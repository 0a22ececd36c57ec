import type { Subject } from "@angel/kit/subgraph";
import { TrendOfOrganisation } from "./trend.resolver.js";

export const trendsOfCounts: Subject = { resolvers: [TrendOfOrganisation] };
