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
import { demandKeepingAbove } from "../organisation/keeping.js";
import { reportIn, StatisticalReportNotFound, StatisticalReportStatusDiffers } from "./kept-report.js";
import { StatisticalReport, StatisticalReportStatus } from "./statistical-report.entity.js";

@InputType({ description: "Which report." })
class AcceptStatisticalReportInput {
  @Field(() => ID, { description: "The report." })
  reportId!: string;
}

@ObjectType({ description: "The report is accepted." })
class AcceptStatisticalReportPayload {
  @Field(() => StatisticalReport, { description: "The report." })
  statisticalReport!: StatisticalReport;
}

const AcceptStatisticalReportResult = createUnionType({
  name: "AcceptStatisticalReportResult",
  description: "Whether the report was accepted.",
  types: () =>
    [AcceptStatisticalReportPayload, StatisticalReportNotFound, StatisticalReportStatusDiffers] as const,
});

/** The superior organisation takes a report that was handed over. */
@Resolver()
export class AcceptStatisticalReport {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AcceptStatisticalReportResult, {
    description: "Accept an annual report: the superior organisation takes it («принять»).",
  })
  async acceptStatisticalReport(
    @Arg("input", () => AcceptStatisticalReportInput, { description: "Which report." })
    { reportId }: AcceptStatisticalReportInput,
    @Ctx() context: Context,
  ): Promise<typeof AcceptStatisticalReportResult> {
    const begun = [StatisticalReportStatus.SUBMITTED];
    const found = await reportIn(begun, reportId, demandKeepingAbove, context);
    if (found instanceof Problem) return found;
    const { report } = found;
    Object.assign(report, {
      status: StatisticalReportStatus.ACCEPTED,
      acceptedAt: new Date(),
      acceptedById: context.viewer.accountId,
    });
    await context.em.flush();
    return Object.assign(new AcceptStatisticalReportPayload(), { statisticalReport: report });
  }
}
