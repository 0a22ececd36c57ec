import type { Hearing } from "@angel/kit/events";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { subjects } from "../subject/subject.loader.js";
import { Comment, CommentStatus } from "./comment.entity.js";
import { commentChanged } from "./comment.events.js";

/**
 * The next number in a subject's conversation. Until the deed ends nobody else gets one, so numbers are committed
 * in their order and a reader who has seen one has missed none before it.
 */
export async function nextPlace({ em }: Pick<Hearing, "em">, subjectId: string): Promise<number> {
  const [conversation] = await em.execute<{ last_place: number }[]>(
    `insert into conversations (subject_id, last_place) values (?, 1)
     on conflict (subject_id) do update set last_place = conversations.last_place + 1 returning last_place`,
    [subjectId],
  );
  if (!conversation) throw new Error("A conversation gave no place.");
  return conversation.last_place;
}

/** A comment that is still there, on something that is published; ready to be changed. */
export async function findComment({ em, load }: Context, id: string): Promise<Comment | null> {
  if (!isUuid(id)) return null;
  const comment = await em.findOne(Comment, { id, status: { $ne: CommentStatus.DELETED } });
  return comment && (await load(subjects).load(comment.subjectId)) ? comment : null;
}

/** Takes a comment back with its text; it keeps its place while it has replies. False when it was deleted meanwhile. */
export function deleteComment(hearing: Hearing, comment: Comment): Promise<boolean> {
  return changeComment(hearing, comment, () => {
    comment.status = CommentStatus.DELETED;
    comment.words = null;
  });
}

/** Changes a comment in its turn and tells about it. False when it was deleted meanwhile. */
export async function changeComment(
  { em, tell }: Hearing,
  comment: Comment,
  change: () => void,
): Promise<boolean> {
  const revision = await nextPlace({ em }, comment.subjectId);
  await em.refresh(comment);
  if (comment.status === CommentStatus.DELETED) return false;
  change();
  comment.lastRevision = revision;
  tell(commentChanged, { id: comment.id, subjectId: comment.subjectId, revision });
  return true;
}
