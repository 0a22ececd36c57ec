import type { Hearing } from "@angel/kit/events";
import { GroupPost, GroupPostStatus } from "./group-post.entity.js";
import { deletePost } from "./group-post.service.js";

/** Takes a member out of all groups, and back all that they wrote there. */
export async function forgetInGroups(memberId: string, hearing: Hearing): Promise<void> {
  const { em } = hearing;
  await em.execute("delete from group_members where member_id = ?", [memberId]);
  const written = await em.find(
    GroupPost,
    { authorMemberId: memberId, status: { $ne: GroupPostStatus.DELETED } },
    // Groups are held in one order by all who hold several.
    { orderBy: { groupId: "asc", id: "asc" } },
  );
  for (const post of written) await deletePost(hearing, post);
  await em.flush();
}

/**
 * Of two cards that are one person's one is of a group: where both are something to it, the one that says more stays, and
 * whoever was removed under either is removed.
 */
export async function standOnce(keptId: string, mergedId: string, { em }: Hearing): Promise<void> {
  await em.execute(
    `delete from group_members kept using group_members other
      where kept.member_id = ? and other.member_id = ? and other.group_id = kept.group_id
        and array_position(${MOST_TELLING}, other.standing) < array_position(${MOST_TELLING}, kept.standing)`,
    [keptId, mergedId],
  );
}

const MOST_TELLING = "array['REMOVED', 'MEMBER', 'INVITED', 'ASKED', 'DECLINED']";
