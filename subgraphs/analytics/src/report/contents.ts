import type { Subject } from "@angel/kit/subgraph";
import { NamedReportOfOrganisation, NamedReportResolver } from "./named-report.resolver.js";

export const namedReports: Subject = { resolvers: [NamedReportOfOrganisation, NamedReportResolver] };
