import { Permission } from "@angel/kit/access";
import { type Connection, PageArgs } from "@angel/kit/connection";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { ancestorsOf } from "../feed/feed.loader.js";
import { Member } from "../member/member.stub.js";
import { places } from "../organisation/organisation-place.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { type Group, GroupConnection } from "./group.entity.js";
import { pageOfGroups } from "./group-page.js";
import { SEES } from "./rights.js";

@ArgsType()
class OrganisationGroupsArgs extends PageArgs {
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Those in the archive; without it those that are open.",
  })
  closed!: boolean;
}

@Resolver(() => Organisation)
export class OrganisationGroupsResolver {
  @FieldResolver(() => GroupConnection, {
    description:
      "Groups of its members («специальные группы») that the viewer finds: the organisation's own and those of the ones above it, opened last first. None for whoever is a member of another.",
  })
  async groups(
    @Root() { id }: Organisation,
    @Args(() => OrganisationGroupsArgs) { closed, ...page }: OrganisationGroupsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Group>> {
    const line = isUuid(id) ? [id, ...(await ancestorsOf(context.em, id.toLowerCase()))] : [];
    const where = `g.organisation_id = any(?::uuid[]) and (g.closed_at is not null) = ?::boolean and ${SEES}`;
    return pageOfGroups(where, [listOf(line), closed], page, context);
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer opens groups of the organisation." })
  async viewerCanOpenGroups(
    @Root() { id }: Organisation,
    @Ctx() { load, viewer }: Context,
  ): Promise<boolean> {
    if (!viewer.may(Permission.KEEP_GROUPS)) return false;
    const place = await load(places).load(id);
    return place !== null && !place.isClosed && viewer.may(Permission.KEEP_GROUPS, place.path);
  }
}

@Resolver(() => Member)
export class MemberGroupsResolver {
  @FieldResolver(() => GroupConnection, {
    nullable: true,
    description:
      "Groups that the member is of, is invited to or asked to join («мои группы»), opened last first: one's own alone, null of any other.",
  })
  async groups(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Group> | null> {
    if (context.viewer.memberId === null || context.viewer.memberId !== id) return null;
    return pageOfGroups("now.belongs and own.standing in ('MEMBER', 'INVITED', 'ASKED')", [], page, context);
  }
}
