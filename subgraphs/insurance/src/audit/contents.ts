import type { Subject } from "@angel/kit/subgraph";
import { ClaimAccessResolver } from "./access.resolver.js";

export const audit: Subject = { resolvers: [ClaimAccessResolver] };
