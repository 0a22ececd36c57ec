import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { faultOfDay, noOrganisation } from "../input/invalid.js";
import { organisations } from "../organisation/organisation.loader.js";
import { dayOf, formOf } from "./form-kind.js";
import { demandKeeping } from "../organisation/keeping.js";
import { StatisticalReport } from "./statistical-report.entity.js";

@InputType({ description: "Whose report, and of which year." })
class CreateStatisticalReportInput {
  @Field(() => ID, { description: "The organisation." })
  organisationId!: string;

  @Field(() => Int, { description: "The year on whose 1 January it is." })
  year!: number;
}

@ObjectType({ description: "The report is begun; it fills itself." })
class CreateStatisticalReportPayload {
  @Field(() => StatisticalReport, { description: "The report." })
  statisticalReport!: StatisticalReport;
}

@ObjectType({ implements: Problem, description: "There is a report of that year already." })
class StatisticalReportExists extends Problem {
  @Field(() => StatisticalReport, { description: "The report there is." })
  statisticalReport: StatisticalReport;

  constructor(report: StatisticalReport) {
    super({
      ru: `Отчёт на 1 января ${report.year} года уже есть.`,
      en: `There is a report as of 1 January ${report.year} already.`,
    });
    this.statisticalReport = report;
  }
}

const CreateStatisticalReportResult = createUnionType({
  name: "CreateStatisticalReportResult",
  description: "Whether the report was begun.",
  types: () => [CreateStatisticalReportPayload, StatisticalReportExists, InvalidInput] as const,
});

/** The chair begins the annual report. */
@Resolver()
export class CreateStatisticalReport {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => CreateStatisticalReportResult, {
    description:
      "Begin an organisation's annual statistical report («создать отчёт»); nothing is to be filled in.",
  })
  async createStatisticalReport(
    @Arg("input", () => CreateStatisticalReportInput, { description: "Whose, and of which year." })
    { organisationId, year }: CreateStatisticalReportInput,
    @Ctx() context: Context,
  ): Promise<typeof CreateStatisticalReportResult> {
    const { em, load, viewer } = context;
    const place = isUuid(organisationId) ? await load(organisations).load(organisationId) : null;
    if (!place?.path) return noOrganisation();
    demandKeeping(place, context);
    const fault = faultOfDay("year", dayOf(year));
    if (fault) return fault;
    const known = await em.findOne(StatisticalReport, { organisationId, year });
    if (known) return new StatisticalReportExists(known);
    // Somebody else, or the locking of a whole subtree, may begin it at the same moment.
    const [begun] = await em.execute<{ id: string }[]>(
      `insert into statistical_reports (organisation_id, node, year, form, created_by_id) values (?, ?, ?, ?, ?)
       on conflict (organisation_id, year) do nothing returning id`,
      [organisationId, place.node, year, formOf(place.level), viewer.accountId],
    );
    const statisticalReport = await em.findOneOrFail(StatisticalReport, { organisationId, year });
    if (!begun) return new StatisticalReportExists(statisticalReport);
    return Object.assign(new CreateStatisticalReportPayload(), { statisticalReport });
  }
}
