import type { Subject } from "@angel/kit/subgraph";
import { ExportMonitoring } from "./export-monitoring.js";
import { ExportNamedReport } from "./export-named-report.js";
import { ExportStatisticalForm } from "./export-statistical-form.js";
import { ReportExportsOfOrganisation } from "./report-export.resolver.js";

export const reportExports: Subject = {
  resolvers: [ExportNamedReport, ExportMonitoring, ExportStatisticalForm, ReportExportsOfOrganisation],
};
