import { event, hear, type Hearer } from "@angel/kit/events";
import { today } from "@angel/kit/values";
import { standingOfMember } from "./standing-of-member.js";
import type { EntityManager } from "@angel/kit/database";

// What the registry tells, by its names.
const consentGiven = event<{ memberId: string; purpose: string }>("consentGiven");
const consentWithdrawn = event<{ memberId: string; purpose: string }>("consentWithdrawn");
const memberRemoved = event<{ memberId: string }>("memberRemoved");
const memberRegistered = event<{ memberId: string }>("memberRegistered");
const memberTransferred = event<{ memberId: string }>("memberTransferred");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
const cardChanged = event<{ memberId: string }>("cardChanged");

const PURPOSE = "BONUS_PROGRAMME";

/**
 * Whatever is heard of a member, who takes part is brought to what the register says now; so an event may come twice or
 * late. Whoever is no longer in force loses the passes that shops can check without us.
 */
export const memberHearers: Hearer[] = [
  ...[consentGiven, consentWithdrawn].map((told) =>
    hear(told, async ({ memberId, purpose }, _told, { em }) => {
      if (purpose === PURPOSE) await followMember(em, memberId);
    }),
  ),
  ...[memberRemoved, memberRegistered, memberTransferred, cardChanged].map((told) =>
    hear(told, ({ memberId }, _told, { em }) => followMember(em, memberId)),
  ),
  hear(personalDataDestroyed, async ({ memberId }, _told, { em }) => {
    await em.execute(
      `with cards as (select cards_of(?) as id)
       delete from payout_accounts where member_id in (select id from cards) or filed_as in (select id from cards)`,
      [memberId],
    );
  }),
];

export async function followMember(em: EntityManager, memberId: string): Promise<void> {
  const standing = await standingOfMember(em, memberId);
  if (standing?.isInForce) {
    await em.execute(
      `insert into participants (member_id, organisation_id, since) values (?, ?, ?::date)
       on conflict (member_id) do update set organisation_id = excluded.organisation_id, until = null,
         since = case when participants.until is null then participants.since else excluded.since end`,
      [memberId, standing.organisationId, today()],
    );
    return;
  }
  await em.execute("update participants set until = ?::date where member_id = ? and until is null", [
    today(),
    memberId,
  ]);
  await em.execute(
    "update passes set revoked_at = clock_timestamp() where member_id = ? and revoked_at is null",
    [memberId],
  );
}
