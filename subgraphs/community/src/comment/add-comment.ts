import { cursorOf } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { tooManyRequests, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, isUuid, tidy } from "@angel/kit/text";
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
import { GroupClosed } from "../group/group-problems.js";
import { personOf } from "../member/person.js";
import { subjects } from "../subject/subject.loader.js";
import { SubjectNotFound } from "../subject/subject-not-found.js";
import { Comment, CommentEdge, CommentStatus } from "./comment.entity.js";
import { CommentNotFound } from "./comment-not-found.js";
import { commentAdded } from "./comment.events.js";
import { nextPlace } from "./comment.service.js";
import { ForeignOrganisation } from "./foreign-organisation.js";
import { mayWrite } from "./may-write.js";

export const LONGEST_COMMENT = 4_000;
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;

@InputType({ description: "A comment to add." })
class AddCommentInput {
  @Field(() => ID, { description: "The article, post or post in a group it is about." })
  subjectId!: string;

  @Field(() => String, { description: "What it says: plain text, 1 to 4,000 characters." })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The comment it answers. An answer to an answer stands beside it, under the same comment.",
  })
  replyToId?: string | null;
}

@ObjectType({ description: "The comment stands." })
class AddCommentPayload {
  constructor(comment: Comment) {
    this.comment = comment;
    this.commentEdge = { node: comment, cursor: cursorOf([comment.place]) };
  }

  @Field(() => Comment, { description: "The comment." })
  comment: Comment;

  @Field(() => CommentEdge, { description: "The comment with its place in the list it joined." })
  commentEdge: { node: Comment; cursor: string };
}

export const AddCommentResult = createUnionType({
  name: "AddCommentResult",
  description: "What became of the comment.",
  types: () =>
    [
      AddCommentPayload,
      SubjectNotFound,
      ForeignOrganisation,
      GroupClosed,
      CommentNotFound,
      InvalidInput,
    ] as const,
});

/** Someone says something about an article, a post or a post in a group. */
@Resolver()
export class AddComment {
  @Mutation(() => AddCommentResult, {
    description:
      "Adds a comment. For members of the organisation that published and of those below it, and for those who serve there; in a group for whoever reads it. Sent twice within a minute, the same comment is added once; more than twenty a minute are refused.",
  })
  @Open("Who may comment depends on the subject; the deed says so as a problem that a client can show.")
  async addComment(
    @Arg("input", () => AddCommentInput, { description: "The comment." }) input: AddCommentInput,
    @Ctx() context: Context,
  ): Promise<typeof AddCommentResult> {
    const { em, viewer, load, tell } = context;
    const personId = personOf(viewer);
    if (!viewer.isSignedIn || personId === null) throw unauthenticated();
    const subject = await load(subjects).load(input.subjectId);
    if (!subject) return new SubjectNotFound();
    if (subject.group?.isClosed) return new GroupClosed();
    if (!(await mayWrite(context, subject))) return new ForeignOrganisation(subject.organisationId);
    const words = tidy(input.text);
    const fault = faultOfText("text", words, LONGEST_COMMENT);
    if (fault) return new InvalidInput([fault]);
    const replyToId = await this.#threadOf(context, subject.id, input.replyToId);
    if (replyToId === undefined) return new CommentNotFound();

    const written = await this.#lastMinuteOf(context, personId);
    const first = written.find(
      (one) => one.subjectId === subject.id && one.words === words && one.replyToId === replyToId,
    );
    if (first) return new AddCommentPayload(first);
    refuseHaste(written);

    const place = await nextPlace(context, subject.id);
    const comment = Object.assign(new Comment(), {
      subjectId: subject.id,
      place,
      lastRevision: place,
      replyToId,
      personId,
      authorMemberId: viewer.memberId,
      words,
    });
    await em.persist(comment).flush();
    tell(commentAdded, { id: comment.id, subjectId: subject.id, place });
    return new AddCommentPayload(comment);
  }

  /** The comment under which an answer stands; null where it answers nobody, undefined where there is no such comment. */
  async #threadOf({ em }: Context, subjectId: string, id: string | null | undefined) {
    if (id === null || id === undefined) return null;
    if (!isUuid(id)) return undefined;
    const answered = await em.findOne(Comment, { id, subjectId, status: CommentStatus.VISIBLE });
    return answered ? (answered.replyToId ?? answered.id) : undefined;
  }

  /** One person's comments are added one by one, so that the same one sent twice at once is seen. */
  async #lastMinuteOf({ em }: Context, personId: string): Promise<Comment[]> {
    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`commentBy:${personId}`]);
    const since = new Date(Date.now() - MINUTE_MS);
    return em.find(Comment, { personId, writtenAt: { $gt: since } }, { orderBy: { writtenAt: "asc" } });
  }
}

function refuseHaste(written: Comment[]): void {
  const oldest = written.at(-MOST_A_MINUTE);
  if (!oldest) return;
  throw tooManyRequests(Math.max(1, Math.ceil((oldest.writtenAt.getTime() + MINUTE_MS - Date.now()) / 1000)));
}
