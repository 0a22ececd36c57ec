import type { Subject } from "@angel/kit/subgraph";
import { AnnounceMonitoring } from "./announce-monitoring.js";
import { CloseMonitoring } from "./close-monitoring.js";
import {
  MonitoringAnswerResolver,
  MonitoringSheetResolver,
  MonitoringSheetsOfOrganisation,
  MonitoringSubmissionResolver,
} from "./monitoring-sheet.resolver.js";
import { MonitoringSubmission } from "./monitoring-submission.entity.js";
import { MonitoringSummaryOfOrganisation, MonitoringSummaryResolver } from "./monitoring-summary.resolver.js";
import { Monitoring } from "./monitoring.entity.js";
import { MonitoringResolver, MonitoringsOfOrganisation } from "./monitoring.resolver.js";
import { SubmitMonitoringSheet } from "./submit-monitoring-sheet.js";

export const monitorings: Subject = {
  entities: [Monitoring, MonitoringSubmission],
  resolvers: [
    MonitoringsOfOrganisation,
    MonitoringResolver,
    MonitoringSheetsOfOrganisation,
    MonitoringSheetResolver,
    MonitoringAnswerResolver,
    MonitoringSubmissionResolver,
    MonitoringSummaryOfOrganisation,
    MonitoringSummaryResolver,
    AnnounceMonitoring,
    SubmitMonitoringSheet,
    CloseMonitoring,
  ],
};
