import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Group, GroupOpenness } from "./group.entity.js";
import { groups, memberCounts, viewerMemberships } from "./group.loader.js";
import { pageOfFoundPosts } from "./found-posts.js";
import { type GroupFile, GroupFileConnection } from "./group-file.entity.js";
import { pageOfFiles } from "./group-file-page.js";
import { GroupMember, GroupMemberConnection, GroupNews, GroupStanding } from "./group-member.entity.js";
import { type GroupPost, GroupPostConnection } from "./group-post.entity.js";
import { pageOfMembers, pageOfPosts } from "./group-page.js";
import { rightsInGroups } from "./rights.js";

@ArgsType()
class GroupMembersArgs extends PageArgs {
  @Field(() => GroupStanding, {
    defaultValue: GroupStanding.MEMBER,
    description: "What they are to it; others than members are for its keepers alone.",
  })
  standing!: GroupStanding;
}

@ArgsType()
class GroupPostsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      "Those alone whose title or text has all these words in some form, or beginnings of them; at most 200 characters. A hidden one is found by its author and keepers.",
  })
  search?: string | null;
}

@Resolver(() => Group)
export class GroupResolver {
  @Query(() => Group, {
    nullable: true,
    description:
      "A group; null when there is none, and for whoever neither belongs to its organisation nor keeps it. One by invitation is found by those who are invited.",
  })
  @Open("Groups say themselves who finds them.")
  group(
    @Arg("id", () => ID, { description: "The group's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Group | null> {
    return load(groups).load(id);
  }

  @FieldResolver(() => GroupMember, {
    nullable: true,
    description: "What the viewer is to it; null when nothing, and when they left the organisation.",
  })
  viewerMembership(@Root() { id }: Group, @Ctx() { load }: Context): Promise<GroupMember | null> {
    return load(viewerMemberships).load(id);
  }

  @FieldResolver(() => GroupNews, {
    nullable: true,
    description: "Of what of it the viewer is told; null when they are not of it.",
  })
  async viewerNews(@Root() { id }: Group, @Ctx() { load }: Context): Promise<GroupNews | null> {
    const own = await load(viewerMemberships).load(id);
    return own?.standing === GroupStanding.MEMBER ? own.news : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may join now, or ask to." })
  async viewerCanJoin(@Root() group: Group, @Ctx() { load }: Context): Promise<boolean> {
    const { belongs, owns, standing } = await load(rightsInGroups).load(group.id);
    if (!belongs || group.isClosed) return false;
    if (standing === GroupStanding.INVITED) return true;
    return (
      (standing === null || standing === GroupStanding.DECLINED) &&
      (owns || group.openness !== GroupOpenness.BY_INVITATION)
    );
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer reads what is said in it." })
  async viewerCanRead(@Root() { id }: Group, @Ctx() { load }: Context): Promise<boolean> {
    return (await load(rightsInGroups).load(id)).reads;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer may write in it now." })
  async viewerCanWrite(@Root() { id, isClosed }: Group, @Ctx() { load }: Context): Promise<boolean> {
    return !isClosed && (await load(rightsInGroups).load(id)).reads;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer keeps it: decides who comes in, invites, removes, hides.",
  })
  async viewerCanKeep(@Root() { id }: Group, @Ctx() { load }: Context): Promise<boolean> {
    return (await load(rightsInGroups).load(id)).keeps;
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer changes and closes it, and names its keepers.",
  })
  async viewerCanChange(@Root() { id }: Group, @Ctx() { load }: Context): Promise<boolean> {
    return (await load(rightsInGroups).load(id)).owns;
  }

  @FieldResolver(() => Int, { description: "How many are of it; who has left the organisation is not." })
  memberCount(@Root() { id }: Group, @Ctx() { load }: Context): Promise<number> {
    return load(memberCounts).load(id);
  }

  @FieldResolver(() => GroupMemberConnection, {
    nullable: true,
    description: "Who is of it, for those who read it; null for others.",
  })
  async members(
    @Root() { id }: Group,
    @Args(() => GroupMembersArgs) { standing, ...page }: GroupMembersArgs,
    @Ctx() context: Context,
  ): Promise<Connection<GroupMember> | null> {
    const { reads, keeps } = await context.load(rightsInGroups).load(id);
    const isShown = standing === GroupStanding.MEMBER ? reads : keeps;
    return isShown ? pageOfMembers(id, standing, page, context) : null;
  }

  @FieldResolver(() => GroupPostConnection, {
    nullable: true,
    description:
      "What is written in it, the last first, for its members and keepers; null for others. Deleted posts are left out.",
  })
  async posts(
    @Root() { id }: Group,
    @Args(() => GroupPostsArgs) { search, ...page }: GroupPostsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<GroupPost> | null> {
    const { reads } = await context.load(rightsInGroups).load(id);
    if (!reads) return null;
    return search?.trim() ? pageOfFoundPosts(id, search, page, context) : pageOfPosts(id, page, context);
  }

  @FieldResolver(() => GroupFileConnection, {
    nullable: true,
    description:
      "The files that go with its posts, the last first, for its members and keepers; null for others.",
  })
  async files(
    @Root() { id }: Group,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<GroupFile> | null> {
    const { reads } = await context.load(rightsInGroups).load(id);
    return reads ? pageOfFiles(id, page, context) : null;
  }
}
