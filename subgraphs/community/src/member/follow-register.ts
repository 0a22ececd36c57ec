import { event, hear } from "@angel/kit/events";
import { ADD_MERGE, CUT_MERGES, WENT_BY_MERGE } from "@angel/kit/merge-chain";
import { forgetComments } from "../comment/forget-comments.js";
import { forgetInGroups, standOnce } from "../group/posts-of-person.js";
import { haveOneSeat, leaveEvents } from "../event/seats-of-person.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");

/** What people have said, under their names. */
const SAID = ["comments", "group_posts"] as const;

/** What people leave here, whose it is, and of what nobody has two. */
const LEFT = [
  ["reactions", "person_id", "target_id"],
  ["event_registrations", "member_id", "event_id"],
  ["event_invitations", "member_id", "event_id"],
  ["survey_participants", "member_id", "survey_id"],
  ["group_members", "member_id", "group_id"],
] as const;

export const registerHearers = [
  // All follows the person to the card that was kept. Of what both had one stays where it was.
  hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, hearing) => {
    const { em } = hearing;
    for (const table of SAID)
      await em.execute(
        `update ${table} set person_id = ?, author_member_id = ?, ${ADD_MERGE} where author_member_id = ?`,
        [keptId, keptId, mergeId, mergedId],
      );
    await standOnce(keptId, mergedId, hearing);
    await haveOneSeat(keptId, mergedId, hearing, async () => {
      for (const [table, person, thing] of LEFT)
        await em.execute(
          `update ${table} given set ${person} = ?, ${ADD_MERGE}
           where ${person} = ? and not exists (
             select from ${table} kept where kept.${person} = ? and kept.${thing} = given.${thing})`,
          [keptId, mergeId, mergedId, keptId],
        );
    });
  }),
  hear(mergeUndone, async ({ mergeId, mergedId }, _told, { em }) => {
    for (const table of SAID)
      await em.execute(
        `update ${table} set person_id = ?, author_member_id = ?, ${CUT_MERGES} where ${WENT_BY_MERGE}`,
        [mergedId, mergedId, mergeId, mergeId],
      );
    for (const [table, person] of LEFT)
      await em.execute(`update ${table} set ${person} = ?, ${CUT_MERGES} where ${WENT_BY_MERGE}`, [
        mergedId,
        mergeId,
        mergeId,
      ]);
  }),
  // That somebody came, and that somebody answered, still counts: the id leads to nobody.
  hear(personalDataDestroyed, async ({ memberId }, _told, hearing) => {
    await forgetComments(memberId, hearing);
    await forgetInGroups(memberId, hearing);
    await leaveEvents(memberId, hearing);
    await hearing.em.execute("delete from event_invitations where member_id = ?", [memberId]);
    await hearing.em.execute("delete from reactions where person_id = ?", [memberId]);
  }),
];
