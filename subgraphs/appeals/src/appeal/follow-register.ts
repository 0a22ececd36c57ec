import { event, hear } from "@angel/kit/events";
import { ADD_MERGE, CUT_MERGES, WENT_BY_MERGE } from "@angel/kit/merge-chain";
import { readPublished } from "@angel/kit/published";
import { forgetTasks } from "../forgetting/forget-tasks.js";
import { forgetWords } from "../forgetting/forget-words.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
const organisationChanged = event<{ id: string }>("organisationChanged");

/** What follows a person, whose it is, and as whose it was filed. */
const FILED = [
  ["appeals", "member_id", "filed_as"],
  ["tasks", "contact_member_id", "contact_filed_as"],
] as const;

export const registerHearers = [
  // Appeals follow the person to the card that was kept, and back, with the merges that came after.
  hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, { em }) => {
    for (const [table, member, filedAs] of FILED)
      await em.execute(
        `update ${table} set ${member} = ?, ${filedAs} = coalesce(${filedAs}, ${member}),
           ${ADD_MERGE} where ${member} = ?`,
        [keptId, mergeId, mergedId],
      );
  }),
  hear(mergeUndone, async ({ mergeId, mergedId }, _told, { em }) => {
    for (const [table, member, filedAs] of FILED)
      await em.execute(
        `update ${table} set ${member} = ?, ${filedAs} = nullif(${filedAs}, ?), ${CUT_MERGES}
         where ${WENT_BY_MERGE}`,
        [mergedId, mergedId, mergeId, mergeId],
      );
  }),
  hear(personalDataDestroyed, async ({ memberId }, _told, { em }) => {
    await forgetWords(em, "member_id = ?::uuid or filed_as = ?::uuid", [memberId, memberId]);
    await forgetTasks(em, "contact_member_id = ?::uuid or contact_filed_as = ?::uuid", [memberId, memberId]);
  }),
  // Whose queue it is in stands in the appeal as a path: it moves with the organisation, and with those above it.
  hear(organisationChanged, async ({ id }, _told, { em }) => {
    const [place] = await readPublished<{ node: number; path: string }>(
      em,
      ["organisation"],
      "select node, path from published.organisation where id = ?",
      [id],
    );
    if (place)
      await em.execute(
        "select move_appeals(node, path), move_work(node, path) from (values (?::int, ?::ltree)) as moved (node, path)",
        [place.node, place.path],
      );
  }),
];
