import type { EntityManager } from "@angel/kit/database";
import { isPublished } from "@angel/kit/published";
import { isPlaceOf, membersOf } from "./audience.js";
import { placedOnSites } from "./greeting.js";
import { lockMailing } from "./lock-mailing.js";
import { MailingState } from "./mailing.entity.js";

/** Of whom the views are that an audience is found by. */
const VIEWS = ["organisation", "member_reach", "chair", "member_merge", "mailing_consent"];

/** Whether those who know the members have come to the database. */
export async function canGather(em: EntityManager): Promise<boolean> {
  for (const view of VIEWS) if (!(await isPublished(em, view))) return false;
  return true;
}

/**
 * Finds the members of the next organisations, in the order of their nodes: one statement, however many they are. Who stands
 * in two of them is one person. False when the mailing is not being gathered.
 */
export async function gatherStretch(em: EntityManager, id: string, organisations: number): Promise<boolean> {
  const mailing = await lockMailing(em, id, MailingState.GATHERING);
  if (!mailing) return false;
  const members = membersOf(mailing);
  const placed = placedOnSites(mailing);
  const [found] = await em.execute<[{ places: number; last: number | null }]>(
    `with top as (select id, path from published.organisation where id = ?::uuid),
     places as materialized (
       select place.node from published.organisation place, top
       where place.node > ?::int and ${isPlaceOf(mailing)} order by place.node limit ?::int),
     chosen as (${members.sql}),
     added as (
       insert into mailing_people (mailing_id, person_id)
       select ?::uuid, member_id from chosen on conflict do nothing returning 1),
     counted as (
       insert into mailing_tallies (mailing_id, what, count)
       select ?::uuid, 'PEOPLE', count(*) from added having count(*) > 0)
     ${placed.sql}
     select count(*)::int as places, max(node) as last from places`,
    [mailing.organisationId, mailing.gatheredTo, organisations, ...members.values, id, id, ...placed.values],
  );
  await em.execute(`update mailings set gathered_to = ?::int, state = ? where id = ?::uuid`, [
    found.last ?? mailing.gatheredTo,
    found.places < organisations ? MailingState.SENDING : MailingState.GATHERING,
    id,
  ]);
  return true;
}
