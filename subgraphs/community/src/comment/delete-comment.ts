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
import { Comment } from "./comment.entity.js";
import { CommentNotFound } from "./comment-not-found.js";
import { deleteComment, findComment } from "./comment.service.js";

@InputType({ description: "A comment to delete." })
class DeleteCommentInput {
  @Field(() => ID, { description: "The comment's id." })
  commentId!: string;
}

@ObjectType({ description: "The comment is deleted." })
class DeleteCommentPayload {
  constructor(comment: Comment) {
    this.comment = comment;
  }

  @Field(() => Comment, { description: "What is left of it: its place, without its text." })
  comment: Comment;
}

export const DeleteCommentResult = createUnionType({
  name: "DeleteCommentResult",
  description: "What became of the comment.",
  types: () => [DeleteCommentPayload, CommentNotFound] as const,
});

/** Someone takes a word back. */
@Resolver()
export class DeleteComment {
  @Mutation(() => DeleteCommentResult, {
    description:
      "Deletes one's own comment with its text; another's is FORBIDDEN. It keeps its place while it has replies. A second time it is not found.",
  })
  @Open("Authors need no permission; the deed refuses all others.")
  async deleteComment(
    @Arg("input", () => DeleteCommentInput, { description: "The comment." })
    { commentId }: DeleteCommentInput,
    @Ctx() context: Context,
  ): Promise<typeof DeleteCommentResult> {
    if (!context.viewer.isSignedIn) throw unauthenticated();
    const comment = await findComment(context, commentId);
    if (!comment) return new CommentNotFound();
    if (!comment.isBy(context.viewer)) throw forbidden();

    return (await deleteComment(context, comment))
      ? new DeleteCommentPayload(comment)
      : new CommentNotFound();
  }
}
