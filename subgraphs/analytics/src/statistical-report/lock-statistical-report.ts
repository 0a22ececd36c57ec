import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import {
  demandKeeping,
  keptReport,
  StatisticalReportNotFound,
  StatisticalReportStatusDiffers,
} from "./kept-report.js";
import { lockReport } from "./lock-report.js";
import { StatisticalReport, StatisticalReportStatus } from "./statistical-report.entity.js";

@InputType({ description: "Which report." })
class LockStatisticalReportInput {
  @Field(() => ID, { description: "The report." })
  reportId!: string;
}

@ObjectType({ description: "The report is locked." })
class LockStatisticalReportPayload {
  @Field(() => StatisticalReport, { description: "The report." })
  statisticalReport!: StatisticalReport;
}

const LockStatisticalReportResult = createUnionType({
  name: "LockStatisticalReportResult",
  description: "Whether the report was locked.",
  types: () =>
    [LockStatisticalReportPayload, StatisticalReportNotFound, StatisticalReportStatusDiffers] as const,
});

/** The chair seals the report's figures. */
@Resolver()
export class LockStatisticalReport {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => LockStatisticalReportResult, {
    description:
      "Lock an annual report: its figures are sealed and signed, and stay as they are («зафиксировать»).",
  })
  async lockStatisticalReport(
    @Arg("input", () => LockStatisticalReportInput, { description: "Which report." })
    { reportId }: LockStatisticalReportInput,
    @Ctx() context: Context,
  ): Promise<typeof LockStatisticalReportResult> {
    const found = await keptReport(reportId, context);
    if (!found) return new StatisticalReportNotFound();
    const { report, place } = found;
    demandKeeping(place, context);
    if (report.status !== StatisticalReportStatus.DRAFT) return new StatisticalReportStatusDiffers(report);
    await lockReport(report, place, context);
    await context.em.flush();
    return Object.assign(new LockStatisticalReportPayload(), { statisticalReport: report });
  }
}
