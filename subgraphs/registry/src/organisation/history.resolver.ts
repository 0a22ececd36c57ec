import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Args, Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { coverageOf, OrganisationCoverage } from "./coverage.js";
import { OrganisationAct } from "./organisation-act.entity.js";
import { Organisation } from "./organisation.entity.js";
import { grouped, organisationsByNode } from "./organisation.loader.js";
import { tabOf } from "./tab-page.js";

const { Connection: OrganisationActConnection } = connectionOf(OrganisationAct);

const acts = tabOf<OrganisationAct>({
  entity: OrganisationAct,
  table: "organisation_acts",
  sort: "days",
  column: "acted_on",
  keyOf: ({ actedOn }) => actedOn,
});

@ObjectType({ description: "A number that an organisation had («прежний ИНПО»); it still finds it." })
class FormerNumber {
  @Field(() => String, { description: "The number." })
  number!: string;

  @Field(() => PlainDateScalar, { nullable: true, description: "Its first day; null when not known." })
  validFrom!: PlainDate | null;

  @Field(() => PlainDateScalar, { description: "The day another took its place." })
  validUntil!: PlainDate;
}

async function formerNumbers(nodes: readonly number[], { em }: Context): Promise<FormerNumber[][]> {
  const rows = await em.execute<(FormerNumber & { node: number })[]>(
    `select organisation_id as node, number, valid_from::text as "validFrom", valid_until::text as "validUntil"
     from organisation_numbers where organisation_id = any(?::int[]) order by valid_until desc, number`,
    [`{${nodes.join()}}`],
  );
  const found = grouped(rows, ({ node }) => node);
  return nodes.map((node) => found.get(node) ?? []);
}

async function mergedInto(nodes: readonly number[], { em }: Context): Promise<Organisation[][]> {
  const found = grouped(
    await em.find(
      Organisation,
      { successorId: { $in: [...nodes] } },
      { orderBy: { closedOn: "desc", id: "asc" } },
    ),
    ({ successorId }) => successorId,
  );
  return nodes.map((node) => found.get(node) ?? []);
}

@Resolver(() => Organisation)
export class OrganisationHistoryResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OrganisationActConnection, {
    nullable: true,
    description: "What was done with it, the last first («История»); null when not yours to see.",
  })
  acts(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<OrganisationAct>> {
    return acts(page, organisation, context);
  }

  @FieldResolver(() => [FormerNumber], { description: "The numbers it had before, the last first." })
  formerNumbers(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<FormerNumber[]> {
    return load(formerNumbers).load(node);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation that took it in («правопреемник»); null for one that was not merged.",
  })
  async successor(
    @Root() { successorId }: Organisation,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return successorId === null ? null : load(organisationsByNode).load(successorId);
  }

  @FieldResolver(() => [Organisation], { description: "Organisations it took in, the last first." })
  predecessors(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<Organisation[]> {
    return load(mergedInto).load(node);
  }

  @FieldResolver(() => OrganisationCoverage, {
    description: "How far the register covers it and all below it («охват реестром»).",
  })
  coverage(@Root() { node }: Organisation, @Ctx() { load }: Context): Promise<OrganisationCoverage> {
    return load(coverageOf).load(node);
  }
}

@Resolver(() => OrganisationAct)
export class OrganisationActResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      "The other organisation: the former one above, or the one taken in or parted; null without one.",
  })
  async other(@Root() { otherId }: OrganisationAct, @Ctx() { load }: Context): Promise<Organisation | null> {
    return otherId === null ? null : load(organisationsByNode).load(otherId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null for the platform.",
  })
  recordedBy(@Root() { recordedById }: OrganisationAct): AccountStub | null {
    return recordedById === null ? null : new AccountStub(recordedById);
  }
}
