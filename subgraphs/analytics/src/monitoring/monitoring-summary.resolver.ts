import { Permission } from "@angel/kit/access";
import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { concerns, foundMonitorings } from "./found-monitoring.js";
import { MonitoringSheet, MonitoringSheetConnection } from "./monitoring-sheet.type.js";
import { ASKED, monitoringSummaries } from "./monitoring-summary.loader.js";
import { MonitoringSummary } from "./monitoring-summary.type.js";
import { submissions } from "./submission.loader.js";

@Resolver(() => Organisation)
export class MonitoringSummaryOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => MonitoringSummary, {
    nullable: true,
    description:
      "What was answered to a monitoring here and below, in the tree as it is now; null when the organisation is not below the one who asks, and when not yours to see.",
  })
  async monitoringSummary(
    @Root() organisation: Organisation,
    @Arg("id", () => ID, { description: "The monitoring's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<MonitoringSummary | null> {
    const found = await load(foundMonitorings).load(id);
    if (!found || !concerns(found, organisation)) return null;
    return load(monitoringSummaries).load({ monitoring: found.monitoring, organisation });
  }
}

@Resolver(() => MonitoringSummary)
export class MonitoringSummaryResolver {
  @May(Permission.VIEW_MEMBERS, ({ organisation }: MonitoringSummary) => HERE(organisation))
  @FieldResolver(() => MonitoringSheetConnection, {
    nullable: true,
    description:
      "Behind the figures: who is asked, with their answers, by name («кто не сдал»); null when not yours to see.",
  })
  sheets(
    @Root() { monitoring, organisation: { path } }: MonitoringSummary,
    @Arg("isSubmitted", () => Boolean, {
      nullable: true,
      description: "Only those who have answered, or have not; all when left out.",
    })
    isSubmitted: boolean | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, load }: Context,
  ): Promise<Connection<MonitoringSheet>> {
    const { id, level } = monitoring;
    const only = typeof isSubmitted === "boolean" ? `(submission.id is not null) = ${isSubmitted}` : "true";
    const asked = `from published.organisation_place ${ASKED.join}
      where ${ASKED.where} and (path = ? or path like ?) and ${only}`;
    const values = [id, level, path, `${path}.%`];
    return connect<MonitoringSheet>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "text", "uuid");
        const rows = await em.execute<{ id: string; nameKey: string }[]>(
          `select organisation_place.id, name_key as "nameKey" ${asked}
           ${from ? "and (name_key, organisation_place.id) > (?, ?::uuid)" : ""}
           order by name_key, organisation_place.id limit ?`,
          [...values, ...(from ?? []), limit],
        );
        return Promise.all(
          rows.map(async ({ id: organisationId, nameKey }) => {
            const [organisation, submission] = await Promise.all([
              load(organisations).load(organisationId),
              load(submissions).load(`${id}/${organisationId}`),
            ]);
            return Object.assign(new MonitoringSheet(monitoring, organisation, submission), { nameKey });
          }),
        );
      },
      key: ({ nameKey = "", organisation }) => [nameKey, organisation.id],
      total: async () => {
        const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count ${asked}`, values);
        return row?.count ?? 0;
      },
    });
  }
}
