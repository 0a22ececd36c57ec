import type { Subject } from "@angel/kit/subgraph";
import { AccessResolver } from "./access.resolver.js";

export const accesses: Subject = { resolvers: [AccessResolver] };
