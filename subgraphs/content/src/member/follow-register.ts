import { event, hear } from "@angel/kit/events";
import { ADD_MERGE, CUT_MERGES, WENT_BY_MERGE } from "@angel/kit/merge-chain";
import { blogPostWithdrawn } from "../blog-post/blog-post.events.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");

/** Posts follow their author to the card that was kept, and back; and are gone, withdrawn ones too, with the author's data. */
export const registerHearers = [
  hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, { em }) => {
    await em.execute(`update blog_posts set author_member_id = ?, ${ADD_MERGE} where author_member_id = ?`, [
      keptId,
      mergeId,
      mergedId,
    ]);
  }),
  hear(mergeUndone, async ({ mergeId, mergedId }, _told, { em }) => {
    await em.execute(`update blog_posts set author_member_id = ?, ${CUT_MERGES} where ${WENT_BY_MERGE}`, [
      mergedId,
      mergeId,
      mergeId,
    ]);
  }),
  hear(personalDataDestroyed, async ({ memberId }, _told, { em, tell }) => {
    const gone = await em.execute<{ id: string; organisationId: string; stood: boolean }[]>(
      `delete from blog_posts where author_member_id = ?
       returning id, organisation_id as "organisationId", withdrawn_at is null as stood`,
      [memberId],
    );
    for (const { id, organisationId, stood } of gone)
      if (stood) tell(blogPostWithdrawn, { id, organisationId });
  }),
];
