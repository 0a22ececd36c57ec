import type { Subject } from "@angel/kit/subgraph";
import { PassAppealOn } from "./pass-appeal-on.js";
import { PassingResolver } from "./passing.resolver.js";

export const passings: Subject = { resolvers: [PassingResolver, PassAppealOn] };
