import { Permission, Role } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { pathsOfOrganisations } from "../organisation/place.js";
import { Grant } from "./grant.entity.js";
import { countsOfGrantsOver, grantsOver, grantsSeen, keyOfGrant } from "./grant.loader.js";
import { rolesToGive } from "./may-give.js";

const { Connection: GrantConnection } = connectionOf(Grant);

@Resolver(() => Grant)
export class GrantResolver {
  @Query(() => Grant, {
    nullable: true,
    description: "A grant of one's own or of one's subtree; null for any other, and once it is revoked.",
  })
  @Open(
    "One's own grants, those where one has VIEW_ACCOUNTS, and what was given where one has KEEP_ORGANISATION; any other looks absent.",
  )
  grant(
    @Arg("id", () => ID, { description: "The grant's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Grant | null> {
    return load(grantsSeen).load(id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation over whose subtree the role is held.",
  })
  organisation(@Root() grant: Grant): Organisation {
    return new Organisation(grant.organisationId);
  }
}

@Resolver(() => Organisation)
export class GrantsOfOrganisation {
  @FieldResolver(() => GrantConnection, {
    nullable: true,
    description:
      "Who holds which role over this very organisation, now or from a day to come, lent ones among them: by role, then as they were given («кто какие права имеет»). Without MEMBER of the register, and without those whose role is over an organisation above. Null when not yours to see. Needs: KEEP_ORGANISATION.",
  })
  async grants(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load, viewer }: Context,
  ): Promise<Connection<Grant> | null> {
    const path = await load(pathsOfOrganisations).load(id);
    if (path === null || !viewer.may(Permission.KEEP_ORGANISATION, path)) return null;
    return connect<Grant>(page, {
      key: keyOfGrant,
      rows: (limit, after) =>
        load(grantsOver).load({ organisationId: id, limit, after: after && readKey(after, "int", "uuid") }),
      total: () => load(countsOfGrantsOver).load(id),
    });
  }

  @FieldResolver(() => [Role], {
    nullable: true,
    description:
      "The roles that you may give and take here by `grantRole` and `revokeGrant`; empty without a right of your own to, null while the organisation is not known here.",
  })
  async viewerMayGrant(
    @Root() { id }: Organisation,
    @Ctx() { load, viewer }: Context,
  ): Promise<Role[] | null> {
    const path = await load(pathsOfOrganisations).load(id);
    return path === null ? null : rolesToGive(viewer, path);
  }
}
