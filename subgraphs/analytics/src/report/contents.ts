import type { Subject } from "@angel/kit/subgraph";
import { NamedReportOfOrganisation, NamedReportResolver } from "./named-report.resolver.js";
import { ReportMenu } from "./report-menu.js";

export const namedReports: Subject = {
  resolvers: [NamedReportOfOrganisation, NamedReportResolver, ReportMenu],
};
