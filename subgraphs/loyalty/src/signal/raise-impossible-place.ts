import type { EntityManager } from "@angel/kit/database";

/** Nobody goes from shop to shop faster than an aeroplane. */
const MOST_KM_AN_HOUR = 900;
/** Within a town a card may pass from hand to hand in a family; that is not looked at. */
const LEAST_KM = 30;

/** A card that is good at two places too far apart for the time between them is marked for a person to look at. */
export async function raiseImpossiblePlace(
  em: EntityManager,
  seen: { memberId: string; partnerId: string; place: { id: string } | undefined },
): Promise<void> {
  if (!seen.place) return;
  await em.execute(
    `insert into signals (kind, partner_id, member_id)
     select 'IMPOSSIBLE_PLACE', ?, ?
     from last_check(?) as last, places as here, kilometres(last.spot, here.spot) as apart
     where here.id = ? and apart > ?
       and apart > ? * extract(epoch from clock_timestamp() - last.checked_at) / 3600
     on conflict do nothing`,
    [seen.partnerId, seen.memberId, seen.memberId, seen.place.id, LEAST_KM, MOST_KM_AN_HOUR],
  );
}
