import { Permission } from "@angel/kit/access";
import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AppealAnalysis } from "../appeal/appeal-analysis.type.js";
import { daysBefore } from "../figure/period.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { TroubleAlert, TroubleAlertConnection, TroubleSubject } from "./trouble-alert.entity.js";

const BELOW = `join published.organisation_place place on place.id = alert.organisation_id
  where (place.path = ? or place.path ^@ ?)`;

@Resolver(() => Organisation)
export class TroubleAlertsOfOrganisation {
  /** Days tell of single people: it is for those who see their cards. */
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => TroubleAlertConnection, {
    nullable: true,
    description:
      "Sudden rises of appeals here and below («раннее предупреждение»), the last first; null when not yours to see.",
  })
  troubleAlerts(
    @Root() { path }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<TroubleAlert>> {
    const below = [path, `${path}.`];
    return connect<TroubleAlert>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "int");
        const rows = await readPublished<object>(
          em,
          ["organisation_place"],
          `select alert.* from trouble_alerts alert ${BELOW} ${from ? "and alert.number < ?" : ""}
           order by alert.number desc limit ?`,
          [...below, ...(from ?? []), limit],
        );
        return rows.map((row) => em.map(TroubleAlert, row));
      },
      key: ({ number }) => [number],
      total: async () => {
        const [row] = await readPublished<{ count: number }>(
          em,
          ["organisation_place"],
          `select count(*)::int as count from trouble_alerts alert ${BELOW}`,
          below,
        );
        return row?.count ?? 0;
      },
    });
  }
}

@Resolver(() => TroubleAlert)
export class TroubleAlertResolver {
  @May(Permission.VIEW_MEMBERS)
  @Query(() => TroubleAlert, {
    nullable: true,
    description: "A rise of appeals by its id; null of one that is not yours to see.",
  })
  async troubleAlert(
    @Arg("id", () => ID, { description: "The alert's id." }) id: string,
    @Ctx() { em, load, viewer }: Context,
  ): Promise<TroubleAlert | null> {
    const alert = isUuid(id) ? await em.findOne(TroubleAlert, { id }) : null;
    const place = alert && HERE(await load(organisations).load(alert.organisationId));
    return place && viewer.may(Permission.VIEW_MEMBERS, place) ? alert : null;
  }

  @FieldResolver(() => Organisation, {
    description:
      "The lowest organisation in which all of it lies; of a topic or a branch its region or the union.",
  })
  organisation(@Root() { organisationId }: TroubleAlert, @Ctx() { load }: Context): Promise<Organisation> {
    return load(organisations).load(organisationId);
  }

  @FieldResolver(() => AppealAnalysis, {
    description: "The appeals of the rise themselves, told apart by whatever one likes.",
  })
  async analysis(@Root() alert: TroubleAlert, @Ctx() { load }: Context): Promise<AppealAnalysis> {
    const period = { from: alert.countedFrom, until: alert.countedUntil };
    const { EMPLOYER, TOPIC, BRANCH } = TroubleSubject;
    const of = (subject: TroubleSubject) => (alert.subject === subject ? alert.value : null);
    const organisation = await load(organisations).load(alert.organisationId);
    const filter = { employer: of(EMPLOYER), topic: of(TOPIC), branch: of(BRANCH) };
    return new AppealAnalysis(organisation, period, daysBefore(period), filter);
  }
}
