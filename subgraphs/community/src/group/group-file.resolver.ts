import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { groupFiles } from "./group-file.loader.js";
import { groupPosts } from "./group.loader.js";
import { GroupFile } from "./group-file.entity.js";
import { GroupPost } from "./group-post.entity.js";

@Resolver(() => GroupFile)
export class GroupFileResolver {
  @Query(() => GroupFile, {
    nullable: true,
    description: "A file of a group; null when there is none, and for whoever does not read its post.",
  })
  @Open("What goes with a post is found by those alone who read it.")
  groupFile(
    @Arg("id", () => ID, { description: "The file's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<GroupFile | null> {
    return load(groupFiles).load(id);
  }

  @FieldResolver(() => GroupPost, { nullable: true, description: "The post it goes with." })
  post(@Root() { postId }: GroupFile, @Ctx() { load }: Context): Promise<GroupPost | null> {
    return load(groupPosts).load(postId);
  }
}
