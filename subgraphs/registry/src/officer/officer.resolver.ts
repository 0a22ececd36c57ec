import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { cardPlace, Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { grouped, organisationsByNode } from "../organisation/organisation.loader.js";
import { tabOf } from "../organisation/tab-page.js";
import { Officer, OfficerKind } from "./officer.entity.js";

export const { Edge: OfficerEdge, Connection: OfficerConnection } = connectionOf(Officer);

const activists = officersOf(OfficerKind.ACTIVIST);
const staff = officersOf(OfficerKind.STAFF);

function officersOf(kind: OfficerKind) {
  return tabOf<Officer>({
    entity: Officer,
    table: "officers",
    where: `kind = '${kind}' and until_on is null`,
    sort: "days",
    column: "since_on",
    keyOf: ({ sinceOn }) => sinceOn,
  });
}

async function officesOfMembers(ids: readonly string[], { em }: Context): Promise<Officer[][]> {
  const found = grouped(
    await em.find(Officer, { memberId: { $in: [...ids] } }, { orderBy: { sinceOn: "desc", id: "asc" } }),
    ({ memberId }) => memberId,
  );
  return ids.map((id) => found.get(id) ?? []);
}

@Resolver(() => Organisation)
export class OrganisationOfficerResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OfficerConnection, {
    nullable: true,
    description:
      "Who works for it without pay, the last come first («Профактив»); null when not yours to see.",
  })
  activists(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Officer>> {
    return activists(page, organisation, context);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => OfficerConnection, {
    nullable: true,
    description: "Who works for it for pay, the last come first («Штат»); null when not yours to see.",
  })
  staff(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Officer>> {
    return staff(page, organisation, context);
  }
}

@Resolver(() => Officer)
export class OfficerResolver {
  @FieldResolver(() => Member, { nullable: true, description: "The member; null when it is not a member." })
  async member(@Root() { memberId }: Officer, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: "Whom they work for." })
  organisation(@Root() { organisationId }: Officer, @Ctx() { load }: Context): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }
}

@Resolver(() => Member)
export class MemberOfficeResolver {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [Officer], {
    nullable: true,
    description:
      "The tab «Профактив»: offices held now and before, the last first; null when not yours to see.",
  })
  offices(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Officer[]> {
    return load(officesOfMembers).load(id);
  }
}
