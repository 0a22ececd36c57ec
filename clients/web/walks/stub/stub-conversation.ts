import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { makeComments, type Spoken, type Subject } from "./stub-union.js";

/** Comments and reactions below what is published. */
export class StubConversation {
  readonly #comments = makeComments();
  readonly #reactions = new Map<string, Map<string, string>>();
  readonly #added = new Stream<Spoken>();
  readonly #changed = new Stream<Spoken>();
  #revision = 1_000;
  /** What is talked about in groups. */
  readonly #inGroups: Pick<Subject, "id" | "organisationId">[] = [];

  constructor(private readonly subjects: readonly Subject[]) {}

  addComment = (
    { input }: Args<{ subjectId: string; text: string; replyToId?: string | null }>,
    asked: Asked,
  ) => {
    const author = signedIn(asked);
    const subject = [...this.subjects, ...this.#inGroups].find(({ id }) => id === input.subjectId);
    if (!subject) return { __typename: "SubjectNotFound", message: "Такой публикации нет." };
    if (subject.organisationId === "org-school" && author.organisationId === "org-garden") {
      return {
        __typename: "ForeignOrganisation",
        message: "Комментируют члены той организации, чья это публикация.",
      };
    }
    const place = this.#comments.length + 100;
    const replied = this.#comments.find(({ id }) => id === input.replyToId);
    const comment: Spoken = {
      id: `comment-${place}`,
      subjectId: subject.id,
      author,
      replyToId: replied ? (replied.replyToId ?? replied.id) : null,
      place,
      writtenAt: new Date().toISOString(),
      text: input.text,
      status: "VISIBLE",
      editedAt: null,
      reason: null,
      revision: this.#nextRevision(place),
    };
    this.#comments.push(comment);
    this.#added.tell(comment);
    return { __typename: "AddCommentPayload", comment: this.#comment(comment) };
  };
  editComment = (args: Args<{ commentId: string; text: string }>, asked: Asked) =>
    this.#change("EditCommentPayload", args.input.commentId, asked, (comment) => {
      comment.text = args.input.text;
      comment.editedAt = new Date().toISOString();
    });
  deleteComment = ({ input }: Args<{ commentId: string }>, asked: Asked) =>
    this.#change("DeleteCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "DELETED";
    });
  hideComment = ({ input }: Args<{ commentId: string; reason: string }>, asked: Asked) =>
    this.#change("HideCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "HIDDEN";
      comment.reason = input.reason;
    });
  showComment = ({ input }: Args<{ commentId: string }>, asked: Asked) =>
    this.#change("ShowCommentPayload", input.commentId, asked, (comment) => {
      comment.status = "VISIBLE";
    });
  react = ({ input }: Args<{ subjectId: string; kind: string | null }>, asked: Asked) => {
    const { id } = signedIn(asked);
    const reactions = this.#reactions.get(input.subjectId) ?? new Map<string, string>();
    this.#reactions.set(input.subjectId, reactions);
    if (input.kind) reactions.set(id, input.kind);
    else reactions.delete(id);
    return { __typename: "ReactPayload", ...this.#reactionsTo(input.subjectId) };
  };

  lines = {
    commentAdded: ({ subjectId, after }: { subjectId: string; after?: string | null }) =>
      this.#added.follow(
        after ?? null,
        (comment) => comment.subjectId === subjectId,
        (comment) => ({ commentAdded: this.#comment(comment) }),
      ),
    commentChanged: ({ subjectId, after }: { subjectId: string; after?: string | null }) =>
      this.#changed.follow(
        after ?? null,
        (comment) => comment.subjectId === subjectId,
        (comment) => ({ commentChanged: this.#comment(comment) }),
      ),
    groupCommentAdded: ({ postId, after }: { postId: string; after?: string | null }) =>
      this.#added.follow(
        after ?? null,
        (comment) => comment.subjectId === postId,
        (comment) => ({ groupCommentAdded: this.#comment(comment) }),
      ),
    groupCommentChanged: ({ postId, after }: { postId: string; after?: string | null }) =>
      this.#changed.follow(
        after ?? null,
        (comment) => comment.subjectId === postId,
        (comment) => ({ groupCommentChanged: this.#comment(comment) }),
      ),
  };

  takeUp(subject: Pick<Subject, "id" | "organisationId">): void {
    this.#inGroups.push(subject);
  }

  /** What stands below a subject. */
  below(id: string) {
    return {
      comments: ({ order, ...page }: PageArgs & { order: string }) => {
        const threads = this.#comments.filter((one) => one.subjectId === id && one.replyToId === null);
        const ordered = order === "NEWEST" ? threads.toReversed() : threads;
        return {
          ...listPage(
            ordered.map((one) => this.#comment(one)),
            page,
          ),
          totalCount: this.#comments.filter((one) => one.subjectId === id).length,
        };
      },
      ...this.#reactionsTo(id),
    };
  }

  #nextRevision(place: number): number {
    this.#revision += 1;
    return Math.max(this.#revision, place);
  }

  #change(payload: string, id: string, asked: Asked, deed: (comment: Spoken) => void) {
    const person = signedIn(asked);
    const comment = this.#comments.find((one) => one.id === id);
    if (!comment || (comment.author !== person && !person.isModerator)) {
      return { __typename: "CommentNotFound", message: "Такого комментария нет." };
    }
    deed(comment);
    comment.revision = this.#nextRevision(0);
    this.#changed.tell(comment);
    return { __typename: payload, comment: this.#comment(comment) };
  }

  #comment(comment: Spoken) {
    const { status, author, replyToId, id } = comment;
    const seesHidden = ({ person }: Asked) => person?.isModerator === true || person === author;
    return {
      ...comment,
      revision: String(comment.revision),
      text: (_: unknown, asked: Asked) =>
        status === "VISIBLE" || (status === "HIDDEN" && seesHidden(asked)) ? comment.text : null,
      hiddenBecause: (_: unknown, asked: Asked) =>
        status === "HIDDEN" && seesHidden(asked) ? comment.reason : null,
      viewerCanEdit: (_: unknown, { person }: Asked) => person === author && status !== "DELETED",
      viewerCanDelete: (_: unknown, { person }: Asked) => person === author && status !== "DELETED",
      viewerCanModerate: (_: unknown, { person }: Asked) =>
        person?.isModerator === true && status !== "DELETED",
      replyTo: replyToId ? { id: replyToId } : null,
      replies: (page: PageArgs) =>
        listPage(
          this.#comments.filter((one) => one.replyToId === id).map((one) => this.#comment(one)),
          page,
        ),
      ...this.#reactionsTo(id),
    };
  }

  #reactionsTo(id: string) {
    const given = this.#reactions.get(id) ?? new Map<string, string>();
    const counts = Map.groupBy(given.values(), (kind) => kind);
    return {
      reactions: () => [...counts].map(([kind, { length }]) => ({ kind, count: length })),
      viewerReaction: (_: unknown, { person }: Asked) => (person && given.get(person.id)) ?? null,
    };
  }
}
