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
import { GroupPost } from "./group-post.entity.js";
import { deletePost, findPost } from "./group-post.service.js";
import { GroupPostNotFound } from "./group-problems.js";

@InputType({ description: "A post to delete." })
class DeleteGroupPostInput {
  @Field(() => ID, { description: "The post." })
  postId!: string;
}

@ObjectType({ description: "The post is deleted." })
class DeleteGroupPostPayload {
  @Field(() => GroupPost, { description: "The post as it is now." })
  post!: GroupPost;
}

const DeleteGroupPostResult = createUnionType({
  name: "DeleteGroupPostResult",
  description: "What became of the post.",
  types: () => [DeleteGroupPostPayload, GroupPostNotFound] as const,
});

/** Someone takes a post back. */
@Resolver()
export class DeleteGroupPost {
  @Mutation(() => DeleteGroupPostResult, {
    description:
      "Deletes one's own post in a group with its words, and what was said below it goes with it; another's is FORBIDDEN. A second time it is not found.",
  })
  @Open("Authors need no permission; the deed refuses all others.")
  async deleteGroupPost(
    @Arg("input", () => DeleteGroupPostInput, { description: "A post to delete." })
    input: DeleteGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof DeleteGroupPostResult> {
    const post = await findPost(context, input.postId);
    if (!post) return new GroupPostNotFound();
    if (!post.isBy(context.viewer)) throw forbidden();
    const isChanged = await deletePost(context, post);
    return isChanged ? Object.assign(new DeleteGroupPostPayload(), { post }) : new GroupPostNotFound();
  }
}
