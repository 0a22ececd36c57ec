import type { Subject } from "@angel/kit/subgraph";
import { PilotOfOrganisation } from "./pilot-totals.resolver.js";

export const pilot: Subject = { resolvers: [PilotOfOrganisation] };
