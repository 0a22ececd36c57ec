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
import { LONGEST_COMMENT } from "./add-comment.js";
import { GroupClosed } from "../group/group-problems.js";
import { subjects } from "../subject/subject.loader.js";
import { Comment } from "./comment.entity.js";
import { CommentNotFound } from "./comment-not-found.js";
import { changeComment, findComment } from "./comment.service.js";

@InputType({ description: "A comment's new text." })
class EditCommentInput {
  @Field(() => ID, { description: "The comment's id." })
  commentId!: string;

  @Field(() => String, { description: "What it says now: plain text, 1 to 4,000 characters." })
  text!: string;
}

@ObjectType({ description: "The comment has its new text." })
class EditCommentPayload {
  constructor(comment: Comment) {
    this.comment = comment;
  }

  @Field(() => Comment, { description: "The comment as it is now." })
  comment: Comment;
}

export const EditCommentResult = createUnionType({
  name: "EditCommentResult",
  description: "What became of the change.",
  types: () => [EditCommentPayload, CommentNotFound, GroupClosed, InvalidInput] as const,
});

/** Someone says it better. */
@Resolver()
export class EditComment {
  @Mutation(() => EditCommentResult, {
    description:
      "Changes the text of one's own comment; another's is FORBIDDEN. A hidden one stays hidden, and those of an archive stay as they are. Repeating it changes nothing more.",
  })
  @Open("Authors need no permission; the deed refuses all others.")
  async editComment(
    @Arg("input", () => EditCommentInput, { description: "The new text." }) input: EditCommentInput,
    @Ctx() context: Context,
  ): Promise<typeof EditCommentResult> {
    if (!context.viewer.isSignedIn) throw unauthenticated();
    const comment = await findComment(context, input.commentId);
    if (!comment) return new CommentNotFound();
    if (!comment.isBy(context.viewer)) throw forbidden();
    const subject = await context.load(subjects).load(comment.subjectId);
    if (subject?.group?.isClosed) return new GroupClosed();
    const words = tidy(input.text);
    const fault = faultOfText("text", words, LONGEST_COMMENT);
    if (fault) return new InvalidInput([fault]);
    if (comment.words === words) return new EditCommentPayload(comment);

    const changed = await changeComment(context, comment, () => {
      comment.words = words;
      comment.editedAt = new Date();
    });
    return changed ? new EditCommentPayload(comment) : new CommentNotFound();
  }
}
