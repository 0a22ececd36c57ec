import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Group } from "./group.entity.js";
import { groupPosts, groups } from "./group.loader.js";
import { filesOfPosts } from "./group-file.loader.js";
import { GroupFile } from "./group-file.entity.js";
import { GroupPost } from "./group-post.entity.js";

@Resolver(() => GroupPost)
export class GroupPostResolver {
  @Query(() => GroupPost, {
    nullable: true,
    description: "A post in a group; null when there is none, and for whoever does not read the group.",
  })
  @Open("What is said in a group is found by those alone who read it.")
  groupPost(
    @Arg("id", () => ID, { description: "The post's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<GroupPost | null> {
    return load(groupPosts).load(id);
  }

  @FieldResolver(() => Group, { nullable: true, description: "The group it is written in." })
  group(@Root() { groupId }: GroupPost, @Ctx() { load }: Context): Promise<Group | null> {
    return load(groups).load(groupId);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer wrote it and so may edit it; false once the group is in the archive.",
  })
  async viewerCanEdit(@Root() post: GroupPost, @Ctx() context: Context): Promise<boolean> {
    if (!post.viewerCanDelete(context)) return false;
    return (await context.load(groups).load(post.groupId))?.isClosed === false;
  }

  @FieldResolver(() => [GroupFile], {
    description: "The files that go with it, at most ten; none for whoever does not read its words.",
  })
  files(@Root() { id }: GroupPost, @Ctx() { load }: Context): Promise<GroupFile[]> {
    return load(filesOfPosts).load(id);
  }
}
