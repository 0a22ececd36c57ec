import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Field, ObjectType } from "type-graphql";
import { organisations } from "../organisation/organisation.loader.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { StatisticalReport, StatisticalReportStatus } from "./statistical-report.entity.js";

@ObjectType({ implements: Problem, description: "There is no such report among those you keep." })
export class StatisticalReportNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого отчёта среди тех, которые вы ведёте.",
      en: "There is no such report among those you keep.",
    });
  }
}

@ObjectType({ implements: Problem, description: "The report has come too far, or not far enough, for that." })
export class StatisticalReportStatusDiffers extends Problem {
  @Field(() => StatisticalReportStatus, { description: "How far it has come." })
  status: StatisticalReportStatus;

  constructor({ status }: StatisticalReport) {
    super({
      ru: "Отчёт не в том состоянии: проверьте, зафиксирован ли он и сдан ли.",
      en: "The report is not in the state for that: see whether it is locked and submitted.",
    });
    this.status = status;
  }
}

interface KeptReport {
  report: StatisticalReport;
  place: Organisation;
}

/** A report that is in one of the states in which a deed begins, or what stands against it; thrown where it is not theirs to do. */
export async function reportIn(
  states: readonly StatisticalReportStatus[],
  id: string,
  demand: (place: Organisation, context: Context) => void,
  context: Context,
): Promise<KeptReport | StatisticalReportNotFound | StatisticalReportStatusDiffers> {
  const found = await keptReport(id, context);
  if (!found) return new StatisticalReportNotFound();
  demand(found.place, context);
  return states.includes(found.report.status) ? found : new StatisticalReportStatusDiffers(found.report);
}

/** A report with its place, held until the end of the transaction. */
async function keptReport(id: string, context: Context): Promise<KeptReport | null> {
  const { em, load } = context;
  if (!isUuid(id)) return null;
  await em.execute("select from statistical_reports where id = ? for update", [id]);
  const report = await em.findOne(StatisticalReport, { id }, { refresh: true });
  if (!report) return null;
  const place = await load(organisations).load(report.organisationId);
  return place.path ? { report, place } : null;
}
