import { isWithin, Permission } from "@angel/kit/access";
import { type Connection, connect, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { foundMonitorings } from "./found-monitoring.js";
import { Monitoring, MonitoringConnection } from "./monitoring.entity.js";

@Resolver(() => Organisation)
export class MonitoringsOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => MonitoringConnection, {
    nullable: true,
    description: "The monitorings it announced («мониторинги»), the last first; null when not yours to see.",
  })
  monitorings(
    @Root() { id, node }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em }: Context,
  ): Promise<Connection<Monitoring>> {
    const ofIt = { node, organisationId: id };
    return connect<Monitoring>(page, {
      rows: async (limit, after) => {
        const from = after && readKey(after, "int");
        return em.find(
          Monitoring,
          { ...ofIt, ...(from && { number: { $lt: from[0] } }) },
          { orderBy: { number: "desc" }, limit },
        );
      },
      key: ({ number }) => [number],
      total: () => em.count(Monitoring, ofIt),
    });
  }
}

@Resolver(() => Monitoring)
export class MonitoringResolver {
  @May(Permission.VIEW_STATISTICS)
  @Query(() => Monitoring, {
    nullable: true,
    description:
      "A monitoring by its id: for whoever sees figures at the one who asks, above it, or at one below it; null of any other.",
  })
  async monitoring(
    @Arg("id", () => ID, { description: "The monitoring's id." }) id: string,
    @Ctx() { load, viewer }: Context,
  ): Promise<Monitoring | null> {
    const found = await load(foundMonitorings).load(id);
    const isTheirs = viewer
      .pathsWhere(Permission.VIEW_STATISTICS)
      .some((path) => found && (isWithin(path, found.asker.path) || isWithin(found.asker.path, path)));
    return isTheirs ? (found?.monitoring ?? null) : null;
  }

  @FieldResolver(() => Organisation, { description: "Who asks." })
  organisation(@Root() { organisationId }: Monitoring, @Ctx() { load }: Context): Promise<Organisation> {
    return load(organisations).load(organisationId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who announced it; null for the platform itself.",
  })
  announcedBy(@Root() { announcedById }: Monitoring): AccountStub | null {
    return announcedById ? new AccountStub(announcedById) : null;
  }
}
