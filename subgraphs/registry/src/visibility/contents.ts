import type { Subject } from "@angel/kit/subgraph";
import { VisibilityResolver } from "./visibility.resolver.js";

export const visibility: Subject = { resolvers: [VisibilityResolver] };
