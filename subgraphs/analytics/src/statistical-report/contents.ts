import type { Companion, Parts, Subject } from "@angel/kit/subgraph";
import { AcceptStatisticalReport } from "./accept-statistical-report.js";
import { ComparisonOfForm } from "./comparison.resolver.js";
import { CountedInRow } from "./counted.resolver.js";
import { CreateStatisticalReport } from "./create-statistical-report.js";
import { FigureKeeper } from "./figure-keeper.js";
import { LockStatisticalReport } from "./lock-statistical-report.js";
import { LockStatisticalReports, LockingResolver } from "./lock-statistical-reports.js";
import { Locker } from "./locker.js";
import { ReportCoverageOfOrganisation } from "./report-coverage.resolver.js";
import { Seal } from "./seal.js";
import { StatisticalFormOfOrganisation, StatisticalFormResolver } from "./statistical-form.resolver.js";
import { StatisticalReport } from "./statistical-report.entity.js";
import {
  StatisticalReportResolver,
  StatisticalReportsOfOrganisation,
} from "./statistical-report.resolver.js";
import { SubmitStatisticalReport } from "./submit-statistical-report.js";

export const statisticalReports: Subject = {
  entities: [StatisticalReport],
  resolvers: [
    StatisticalFormOfOrganisation,
    StatisticalFormResolver,
    CountedInRow,
    ComparisonOfForm,
    StatisticalReportsOfOrganisation,
    StatisticalReportResolver,
    ReportCoverageOfOrganisation,
    CreateStatisticalReport,
    LockStatisticalReport,
    LockStatisticalReports,
    LockingResolver,
    SubmitStatisticalReport,
    AcceptStatisticalReport,
  ],
};

export function openStatisticalReports(parts: Parts): Companion[] {
  const figures = new FigureKeeper(parts);
  const seal = new Seal(parts.key("statistical reports"));
  return [figures, seal, new Locker(parts, figures, seal)];
}
