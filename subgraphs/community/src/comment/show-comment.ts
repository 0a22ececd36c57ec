import { Open } from "@angel/kit/may";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
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
import { Comment, CommentStatus } from "./comment.entity.js";
import { CommentNotFound } from "./comment-not-found.js";
import { changeComment, findComment } from "./comment.service.js";

@InputType({ description: "A hidden comment to show again." })
class ShowCommentInput {
  @Field(() => ID, { description: "The comment's id." })
  commentId!: string;
}

@ObjectType({ description: "The comment can be read again." })
class ShowCommentPayload {
  constructor(comment: Comment) {
    this.comment = comment;
  }

  @Field(() => Comment, { description: "The comment as it is now." })
  comment: Comment;
}

export const ShowCommentResult = createUnionType({
  name: "ShowCommentResult",
  description: "What became of the comment.",
  types: () => [ShowCommentPayload, CommentNotFound] as const,
});

/** A moderator thinks better of it. */
@Resolver()
export class ShowComment {
  @Mutation(() => ShowCommentResult, {
    description:
      "Shows a hidden comment in the viewer's subtree, or in a group they keep, again. Repeating it changes nothing more.",
  })
  @Open("Keepers of a group need no permission; the deed refuses all who do not moderate here.")
  async showComment(
    @Arg("input", () => ShowCommentInput, { description: "The comment." }) { commentId }: ShowCommentInput,
    @Ctx() context: Context,
  ): Promise<typeof ShowCommentResult> {
    if (!context.viewer.isSignedIn) throw unauthenticated();
    const comment = await findComment(context, commentId);
    if (!comment) return new CommentNotFound();
    if (!(await comment.isModeratedBy(context))) throw forbidden();
    if (comment.status === CommentStatus.VISIBLE) return new ShowCommentPayload(comment);

    const changed = await changeComment(context, comment, () => {
      comment.status = CommentStatus.VISIBLE;
      comment.reasonToHide = null;
      comment.moderatedBy = context.viewer.accountId;
      comment.moderatedAt = new Date();
    });
    return changed ? new ShowCommentPayload(comment) : new CommentNotFound();
  }
}
