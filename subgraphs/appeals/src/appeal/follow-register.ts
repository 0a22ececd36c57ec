import { event, hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { forgetTasks } from "../forgetting/forget-tasks.js";
import { forgetWords } from "../forgetting/forget-words.js";

interface Merged {
  keptId: string;
  mergedId: string;
}

const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
const organisationChanged = event<{ id: string }>("organisationChanged");

export const registerHearers = [
  // Appeals follow the person to the card that was kept, and back.
  hear(membersMerged, async ({ keptId, mergedId }, _told, { em }) => {
    await em.execute(
      "update appeals set member_id = ?, filed_as = coalesce(filed_as, member_id) where member_id = ?",
      [keptId, mergedId],
    );
    await em.execute(
      `update tasks set contact_member_id = ?, contact_filed_as = coalesce(contact_filed_as, contact_member_id)
       where contact_member_id = ?`,
      [keptId, mergedId],
    );
  }),
  hear(mergeUndone, async ({ keptId, mergedId }, _told, { em }) => {
    await em.execute(
      "update appeals set member_id = ?, filed_as = null where filed_as = ? and member_id = ?",
      [mergedId, mergedId, keptId],
    );
    await em.execute(
      "update tasks set contact_member_id = ?, contact_filed_as = null where contact_filed_as = ? and contact_member_id = ?",
      [mergedId, mergedId, keptId],
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
