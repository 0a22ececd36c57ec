import { event, hear } from "@angel/kit/events";
import { listOf, readPublished } from "@angel/kit/published";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";
import { reachOf } from "../person/people.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const consentWithdrawn = event<{ memberId: string; purpose: string }>("consentWithdrawn");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
const membersMerged = event<Merged>("membersMerged");

export const registerHearers = [
  // What waits is not sent any more; what stands in the cabinet is theirs.
  hear(consentWithdrawn, async ({ memberId, purpose }, _told, { em }) => {
    if (purpose !== "NOTIFICATIONS") return;
    const [reach] = await reachOf(em, [memberId]);
    const refused = Object.values(NoticeChannel).filter((channel) => !reach?.consents.includes(channel));
    await em.execute(
      `update deliveries set state = 'DROPPED', changed_at = now(), reason = 'consent withdrawn'
       from notices join sayings on sayings.id = saying_id
       where notices.id = notice_id and person_id = ? and state = 'WAITING' and subject = any(?::text[])
         and channel = any(?::text[])`,
      [memberId, `{${BY_CONSENT.join()}}`, `{${refused.join()}}`],
    );
  }),
  hear(personalDataDestroyed, async ({ memberId }, _told, { em }) => {
    const accounts = await readPublished<{ id: string }>(
      em,
      ["account_reach"],
      "select account_id as id from published.account_reach where member_id = ?",
      [memberId],
    );
    const people = listOf([memberId, ...accounts.map(({ id }) => id)]);
    await em.execute(
      `with gone as (delete from notices where person_id = any(?::uuid[]) returning id, saying_id)
       delete from sayings where id in (select saying_id from gone)
         and not exists (select from notices where saying_id = sayings.id and id not in (select id from gone))`,
      [people],
    );
    await em.execute("delete from preferences where person_id = any(?::uuid[])", [people]);
  }),
  // What was said to either card was said to the one person; their choice on the card that is kept holds.
  hear(membersMerged, async ({ keptId, mergedId }, _told, { em }) => {
    for (const [table, key] of [
      ["notices", "key"],
      ["preferences", "subject"],
    ] as const)
      await em.execute(
        `update ${table} set person_id = ? where person_id = ?
           and not exists (select from ${table} kept where kept.person_id = ? and kept.${key} = ${table}.${key})`,
        [keptId, mergedId, keptId],
      );
  }),
];

const BY_CONSENT = [NoticeSubject.NEWS, NoticeSubject.SURVEY];
