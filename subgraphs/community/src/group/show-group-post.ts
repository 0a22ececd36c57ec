import { Open } from "@angel/kit/may";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";
import { changePost, findPost } from "./group-post.service.js";
import { GroupPostNotFound } from "./group-problems.js";

@InputType({ description: "A hidden post to show again." })
class ShowGroupPostInput {
  @Field(() => ID, { description: "The post." })
  postId!: string;
}

@ObjectType({ description: "The post can be read again." })
class ShowGroupPostPayload {
  @Field(() => GroupPost, { description: "The post as it is now." })
  post!: GroupPost;
}

const ShowGroupPostResult = createUnionType({
  name: "ShowGroupPostResult",
  description: "What became of the post.",
  types: () => [ShowGroupPostPayload, GroupPostNotFound] as const,
});

/** A keeper thinks better of it. */
@Resolver()
export class ShowGroupPost {
  @Mutation(() => ShowGroupPostResult, {
    description:
      "Shows a hidden post of a group that the viewer keeps again. Repeating it changes nothing more.",
  })
  @Open("Keepers of a group need no permission; the deed refuses all others.")
  async showGroupPost(
    @Arg("input", () => ShowGroupPostInput, { description: "A hidden post to show again." })
    input: ShowGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof ShowGroupPostResult> {
    const post = await findPost(context, input.postId);
    if (!post) return new GroupPostNotFound();
    if (!(await post.isKeptBy(context))) throw forbidden();
    const isChanged =
      post.status === GroupPostStatus.VISIBLE ||
      (await changePost(context, post, () => {
        post.status = GroupPostStatus.VISIBLE;
        post.reasonToHide = null;
        post.moderatedBy = context.viewer.accountId;
        post.moderatedAt = new Date();
      }));
    return isChanged ? Object.assign(new ShowGroupPostPayload(), { post }) : new GroupPostNotFound();
  }
}
