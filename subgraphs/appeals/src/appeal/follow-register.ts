import { event, hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";

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
  }),
  hear(mergeUndone, async ({ keptId, mergedId }, _told, { em }) => {
    await em.execute(
      "update appeals set member_id = ?, filed_as = null where filed_as = ? and member_id = ?",
      [mergedId, mergedId, keptId],
    );
  }),
  // What was said goes with whoever said it; that something was asked, and of what, stays for the count.
  hear(personalDataDestroyed, async ({ memberId }, _told, { em }) => {
    await em.execute(
      `update messages set sealed = null
       where appeal_id in (select id from appeals where member_id = ?::uuid or filed_as = ?::uuid)`,
      [memberId, memberId],
    );
    await em.execute(
      `update appeals set member_id = null, filed_as = null, sealed = null, is_anonymous = true
       where member_id = ?::uuid or filed_as = ?::uuid`,
      [memberId, memberId],
    );
  }),
  // Whose queue it is in stands in the appeal as a path: it moves with the organisation, and with those above it.
  hear(organisationChanged, async ({ id }, _told, { em }) => {
    const [place] = await readPublished<{ node: number; path: string }>(
      em,
      ["organisation"],
      "select node, path from published.organisation where id = ?",
      [id],
    );
    if (!place) return;
    for (const [path, organisation] of [
      ["handling_path", "handling_id"],
      ["organisation_path", "organisation_id"],
    ]) {
      await em.execute(
        `update appeals set ${path} = now_at.path::ltree from published.organisation now_at
         where now_at.id = ${organisation} and ${path} ~ ?::lquery and not ${path} <@ ?::ltree`,
        [`*.${place.node}.*`, place.path],
      );
    }
  }),
];
