import type { Hearing } from "@angel/kit/events";
import { Comment, CommentStatus } from "./comment.entity.js";
import { deleteComment } from "./comment.service.js";

/** Takes back all that a member has said, a hidden word too; what was answered keeps its place. */
export async function forgetComments(memberId: string, hearing: Hearing): Promise<void> {
  const said = await hearing.em.find(
    Comment,
    { authorMemberId: memberId, status: { $ne: CommentStatus.DELETED } },
    // Conversations are held in one order by all who hold several.
    { orderBy: { subjectId: "asc", id: "asc" } },
  );
  for (const comment of said) await deleteComment(hearing, comment);
  await hearing.em.flush();
}
