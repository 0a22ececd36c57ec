import { event, hear } from "@angel/kit/events";
import { ADD_MERGE, CUT_MERGES, WENT_BY_MERGE } from "@angel/kit/merge-chain";
import { listOf, readPublished } from "@angel/kit/published";
import type { EntityManager } from "@angel/kit/database";
import { peopleOf } from "../person/people.js";
import { allowedNow } from "../sending/allowed-channels.js";
import type { NoticeOnItsWay } from "../sending/delivery.js";
import { passOn } from "../sending/pass-on.js";

interface Merged {
  mergeId: string;
  keptId: string;
  mergedId: string;
}

const consentWithdrawn = event<{ memberId: string; purpose: string }>("consentWithdrawn");
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");
const membersMerged = event<Merged>("membersMerged");
const mergeUndone = event<Merged>("mergeUndone");

export const registerHearers = [
  // What waits is not sent any more by that channel; what stands in the cabinet is theirs.
  hear(consentWithdrawn, async ({ memberId, purpose }, _told, { em }) => {
    if (purpose !== "NOTIFICATIONS") return;
    const allowed = await allowedNow(em, [memberId]);
    const waiting = await waitingFor(em, memberId);
    const gone = waiting.filter(
      ({ channel, subject }) => !allowed.get(memberId)?.channelsFor(subject).includes(channel),
    );
    await em.execute(
      `update deliveries set state = 'DROPPED', changed_at = now(), reason = 'consent is withdrawn'
       where id = any(?::uuid[])`,
      [listOf(gone.map(({ id }) => id))],
    );
    await passOn(em, gone, allowed);
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
    for (const table of ["preferences", "theme_subscriptions"])
      await em.execute(`delete from ${table} where person_id = any(?::uuid[])`, [people]);
    for (const table of [
      "jabber_addresses",
      "jabber_codes",
      "push_devices",
      "messenger_links",
      "messenger_codes",
      "untaken_words",
    ])
      await em.execute(`delete from ${table} where account_id = any(?::uuid[])`, [people]);
  }),
  // What was said to either card was said to the one person; what they chose on the card that is kept holds.
  hear(membersMerged, async ({ mergeId, keptId, mergedId }, _told, { em }) => {
    await em.execute(
      `update notices set person_id = ?, ${ADD_MERGE} where person_id = ?
         and not exists (select from notices kept where kept.person_id = ? and kept.key = notices.key)`,
      [keptId, mergeId, mergedId, keptId],
    );
    await em.execute(
      `insert into preferences (person_id, subject, channels)
       select ?, subject, channels from preferences where person_id = ? on conflict do nothing`,
      [keptId, mergedId],
    );
    await em.execute(
      `update theme_subscriptions asked set person_id = ?, ${ADD_MERGE}
       where person_id = ? and not exists (
         select from theme_subscriptions kept where kept.person_id = ? and kept.theme_code = asked.theme_code)`,
      [keptId, mergeId, mergedId, keptId],
    );
    await followWords(em, [keptId, mergedId]);
  }),
  // They were two people: neither reads what was said to the other, nor hears what the other asked for.
  hear(mergeUndone, async ({ mergeId, keptId, mergedId }, _told, { em }) => {
    for (const table of ["notices", "theme_subscriptions"])
      await em.execute(`update ${table} set person_id = ?, ${CUT_MERGES} where ${WENT_BY_MERGE}`, [
        mergedId,
        mergeId,
        mergeId,
      ]);
    await followWords(em, [keptId, mergedId]);
  }),
];

/** What was written in a messenger and waits for appeals is whose the account is now. */
async function followWords(em: EntityManager, memberIds: readonly string[]): Promise<void> {
  const waiting = await em.execute<{ accountId: string }[]>(
    `select distinct account_id as "accountId" from untaken_words where member_id = any(?::uuid[])`,
    [listOf(memberIds)],
  );
  const writers = await peopleOf(em, { accountIds: waiting.map(({ accountId }) => accountId) });
  for (const { accountId, memberId } of writers)
    if (memberId !== null)
      await em.execute("update untaken_words set member_id = ? where account_id = ?", [memberId, accountId]);
}

function waitingFor(em: EntityManager, personId: string): Promise<NoticeOnItsWay[]> {
  return em.execute<NoticeOnItsWay[]>(
    `select deliveries.id, notice_id as "noticeId", person_id as "personId", channel, subject, path,
       title_ru as "titleRu", title_en as "titleEn", text_ru as "textRu", text_en as "textEn"
     from deliveries join notices on notices.id = notice_id join sayings on sayings.id = saying_id
     where person_id = ? and state = 'WAITING' for update of deliveries`,
    [personId],
  );
}
