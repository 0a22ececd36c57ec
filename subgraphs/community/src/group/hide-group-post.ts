import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { LONGEST_REASON } from "./group-facts.js";
import { groupPostHidden } from "./group.events.js";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";
import { changePost, findPost } from "./group-post.service.js";
import { GroupPostNotFound } from "./group-problems.js";

@InputType({ description: "A post to hide." })
class HideGroupPostInput {
  @Field(() => ID, { description: "The post." })
  postId!: string;

  @Field(() => String, { description: "Why, for its author and other keepers: 1 to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The post is hidden." })
class HideGroupPostPayload {
  @Field(() => GroupPost, { description: "The post as it is now." })
  post!: GroupPost;
}

const HideGroupPostResult = createUnionType({
  name: "HideGroupPostResult",
  description: "What became of the post.",
  types: () => [HideGroupPostPayload, GroupPostNotFound, InvalidInput] as const,
});

/** A keeper hides what should not be said here. */
@Resolver()
export class HideGroupPost {
  @Mutation(() => HideGroupPostResult, {
    description:
      "Hides a post of a group that the viewer keeps from all but its author and keepers, with what was said below it. Repeating it changes nothing more.",
  })
  @Open("Keepers of a group need no permission; the deed refuses all others.")
  async hideGroupPost(
    @Arg("input", () => HideGroupPostInput, { description: "A post to hide." }) input: HideGroupPostInput,
    @Ctx() context: Context,
  ): Promise<typeof HideGroupPostResult> {
    const post = await findPost(context, input.postId);
    if (!post) return new GroupPostNotFound();
    if (!(await post.isKeptBy(context))) throw forbidden();
    const reason = tidy(input.reason);
    const fault = faultOfText("reason", reason, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    const wasHidden = post.status === GroupPostStatus.HIDDEN;
    const isChanged =
      wasHidden ||
      (await changePost(context, post, () => {
        post.status = GroupPostStatus.HIDDEN;
        post.reasonToHide = reason;
        post.moderatedBy = context.viewer.accountId;
        post.moderatedAt = new Date();
      }));
    const { id, groupId, authorMemberId } = post;
    if (isChanged && !wasHidden && authorMemberId !== null && !post.isBy(context.viewer)) {
      context.tell(groupPostHidden, { id, groupId, memberId: authorMemberId });
    }
    return isChanged ? Object.assign(new HideGroupPostPayload(), { post }) : new GroupPostNotFound();
  }
}
