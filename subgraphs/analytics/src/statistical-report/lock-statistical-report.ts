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
    const begun = [StatisticalReportStatus.DRAFT];
    const found = await reportIn(begun, reportId, demandKeeping, context);
    if (found instanceof Problem) return found;
    const { report, place } = found;
    await lockReport(report, place, context);
    await context.em.flush();
    return Object.assign(new LockStatisticalReportPayload(), { statisticalReport: report });
  }
}
