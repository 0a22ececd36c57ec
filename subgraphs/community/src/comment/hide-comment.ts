import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
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
import { Comment, CommentStatus } from "./comment.entity.js";
import { CommentNotFound } from "./comment-not-found.js";
import { changeComment, findComment } from "./comment.service.js";

const LONGEST_REASON = 500;

@InputType({ description: "A comment to hide." })
class HideCommentInput {
  @Field(() => ID, { description: "The comment's id." })
  commentId!: string;

  @Field(() => String, { description: "Why, for its author and other moderators: 1 to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The comment is hidden." })
class HideCommentPayload {
  constructor(comment: Comment) {
    this.comment = comment;
  }

  @Field(() => Comment, { description: "The comment as it is now." })
  comment: Comment;
}

export const HideCommentResult = createUnionType({
  name: "HideCommentResult",
  description: "What became of the comment.",
  types: () => [HideCommentPayload, CommentNotFound, InvalidInput] as const,
});

/** A moderator hides what should not be said here. */
@Resolver()
export class HideComment {
  @Mutation(() => HideCommentResult, {
    description:
      "Hides a comment in the viewer's subtree, or in a group they keep, from all but its author and moderators. Repeating it changes nothing more.",
  })
  @Open("Keepers of a group need no permission; the deed refuses all who do not moderate here.")
  async hideComment(
    @Arg("input", () => HideCommentInput, { description: "The comment and the reason." })
    input: HideCommentInput,
    @Ctx() context: Context,
  ): Promise<typeof HideCommentResult> {
    if (!context.viewer.isSignedIn) throw unauthenticated();
    const comment = await findComment(context, input.commentId);
    if (!comment) return new CommentNotFound();
    if (!(await comment.isModeratedBy(context))) throw forbidden();
    const reason = tidy(input.reason);
    const fault = faultOfText("reason", reason, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    if (comment.status === CommentStatus.HIDDEN) return new HideCommentPayload(comment);

    const changed = await changeComment(context, comment, () => {
      comment.status = CommentStatus.HIDDEN;
      comment.reasonToHide = reason;
      comment.moderatedBy = context.viewer.accountId;
      comment.moderatedAt = new Date();
    });
    return changed ? new HideCommentPayload(comment) : new CommentNotFound();
  }
}
