import { Permission } from "@angel/kit/access";
import { type Connection, connect, connectionOf, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation, OrganisationLevel } from "../organisation/organisation.stub.js";
import { StatisticalFormKind } from "./form-kind.js";
import { StatisticalReport } from "./statistical-report.entity.js";

@ObjectType({ description: "An organisation whose annual report has not been handed over." })
class MissingReport {
  @Field(() => Organisation, { description: "Whose report is missing." })
  organisation!: Organisation;

  @Field(() => StatisticalReport, {
    nullable: true,
    description: "The report they began; null where they did not.",
  })
  begun!: StatisticalReport | null;

  nameKey!: string;
}

@ObjectType({ description: "How many organisations of a level have brought their annual reports as far." })
class ReportCoverage {
  @Field(() => OrganisationLevel, { description: "How high these organisations stand." })
  level!: OrganisationLevel;

  @Field(() => StatisticalFormKind, { description: "The form that the organisations hand over." })
  form!: StatisticalFormKind;

  @Field(() => Int, { description: "Organisations that work, here and below." })
  organisations!: number;

  @Field(() => Int, { description: "Of them those with a report begun at least («сформирован»)." })
  formed!: number;

  @Field(() => Int, { description: "Of them those whose report is locked." })
  locked!: number;

  @Field(() => Int, { description: "Of them those whose report is submitted or accepted." })
  submitted!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "The share of those formed in percent, cut off after one decimal; null where there are none.",
  })
  formedShare!: number | null;
}

const { Connection: MissingReportConnection } = connectionOf(MissingReport);

const BELOW = "closed_on is null and (path = ? or path like ?)";
const YEAR = { description: "The year on whose 1 January the reports are." };

/** Of each level here and below: how many organisations, and how far their reports have come. */
export function handedOver(
  path: string,
  year: number,
  em: EntityManager,
): Promise<Omit<ReportCoverage, "formedShare">[]> {
  return em.execute<Omit<ReportCoverage, "formedShare">[]>(
    `select level, case level when 'PRIMARY' then '5-СП' when 'REGIONAL' then '1-СП' when 'NATIONAL' then '1-СП'
         else '2-СП' end as form,
       count(*)::int as organisations, count(status)::int as formed,
       (count(*) filter (where status <> 'DRAFT'))::int as locked,
       (count(*) filter (where status in ('SUBMITTED', 'ACCEPTED')))::int as submitted
     from published.organisation left join statistical_reports reports
       on reports.organisation_id = organisation.id and year = ?
     where ${BELOW} group by level order by array_position(?::text[], level::text) desc`,
    [year, path, `${path}.%`, listOf(Object.keys(OrganisationLevel))],
  );
}

@Resolver(() => Organisation)
export class ReportCoverageOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => [ReportCoverage], {
    nullable: true,
    description:
      "How far the annual reports here and below have come, by level, the lowest first; null when not yours to see.",
  })
  async statisticalReportCoverage(
    @Root() { path }: Organisation,
    @Arg("year", () => Int, YEAR) year: number,
    @Ctx() { em }: Context,
  ): Promise<ReportCoverage[]> {
    const rows = await handedOver(path, year, em);
    return rows.map((row) =>
      Object.assign(new ReportCoverage(), row, {
        formedShare:
          row.organisations === 0 ? null : Math.floor((row.formed * 1_000) / row.organisations) / 10,
      }),
    );
  }

  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => MissingReportConnection, {
    nullable: true,
    description:
      "Organisations here and below that have not handed over their annual report («кто не сдал»), by name; null when not yours to see.",
  })
  async missingStatisticalReports(
    @Root() { path }: Organisation,
    @Arg("year", () => Int, YEAR) year: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<MissingReport>> {
    const missing = `from published.organisation_form place
      left join statistical_reports report on report.organisation_id = place.id and report.year = ?
      where ${BELOW.replaceAll("path", "place.path").replace("closed_on", "place.closed_on")}
        and (report.status is null or report.status in ('DRAFT', 'LOCKED'))`;
    const values = [year, path, `${path}.%`];
    return connect<MissingReport>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "text", "uuid");
        const rows = await em.execute<{ id: string; nameKey: string; reportId: string | null }[]>(
          `select place.id, place.name_key as "nameKey", report.id as "reportId" ${missing}
           ${from ? "and (place.name_key, place.id) > (?, ?::uuid)" : ""} order by place.name_key, place.id limit ?`,
          [...values, ...(from ?? []), limit],
        );
        const begun = await em.find(StatisticalReport, {
          id: { $in: rows.flatMap(({ reportId }) => reportId ?? []) },
        });
        return Promise.all(
          rows.map(async ({ id, nameKey, reportId }) =>
            Object.assign(new MissingReport(), {
              nameKey,
              organisation: await load(organisations).load(id),
              begun: begun.find((report) => report.id === reportId) ?? null,
            }),
          ),
        );
      },
      key: ({ nameKey, organisation }) => [nameKey, organisation.id],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(
          `select count(*)::int as count ${missing}`,
          values,
        );
        return row?.count ?? 0;
      },
    });
  }
}
