import type { Subject } from "@angel/kit/subgraph";
import { CompletenessOfOrganisation, CompletenessReportResolver } from "./completeness.resolver.js";

export const completeness: Subject = { resolvers: [CompletenessOfOrganisation, CompletenessReportResolver] };
