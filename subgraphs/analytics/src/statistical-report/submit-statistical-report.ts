import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
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
import { demandKeeping } from "../organisation/keeping.js";
import { reportIn, StatisticalReportNotFound, StatisticalReportStatusDiffers } from "./kept-report.js";
import { lockReport } from "./lock-report.js";
import { StatisticalReport, StatisticalReportStatus } from "./statistical-report.entity.js";

@InputType({ description: "Which report." })
class SubmitStatisticalReportInput {
  @Field(() => ID, { description: "The report." })
  reportId!: string;
}

@ObjectType({ description: "The report is submitted." })
class SubmitStatisticalReportPayload {
  @Field(() => StatisticalReport, { description: "The report." })
  statisticalReport!: StatisticalReport;
}

const SubmitStatisticalReportResult = createUnionType({
  name: "SubmitStatisticalReportResult",
  description: "Whether the report was submitted.",
  types: () =>
    [SubmitStatisticalReportPayload, StatisticalReportNotFound, StatisticalReportStatusDiffers] as const,
});

/** The chair hands the report over. */
@Resolver()
export class SubmitStatisticalReport {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => SubmitStatisticalReportResult, {
    description:
      "Submit an annual report: it goes to the superior organisation, locked first if it was not («сдать»).",
  })
  async submitStatisticalReport(
    @Arg("input", () => SubmitStatisticalReportInput, { description: "Which report." })
    { reportId }: SubmitStatisticalReportInput,
    @Ctx() context: Context,
  ): Promise<typeof SubmitStatisticalReportResult> {
    const begun = [StatisticalReportStatus.DRAFT, StatisticalReportStatus.LOCKED];
    const found = await reportIn(begun, reportId, demandKeeping, context);
    if (found instanceof Problem) return found;
    const { report, place } = found;
    if (report.status === StatisticalReportStatus.DRAFT) await lockReport(report, place, context);
    Object.assign(report, {
      status: StatisticalReportStatus.SUBMITTED,
      submittedAt: new Date(),
      submittedById: context.viewer.accountId,
    });
    await context.em.flush();
    return Object.assign(new SubmitStatisticalReportPayload(), { statisticalReport: report });
  }
}
