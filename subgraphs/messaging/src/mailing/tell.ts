import type { EntityManager } from "@angel/kit/database";
import { NoticeSubject } from "../notice/notice-words.js";
import { notify } from "../notice/notify.js";
import { lockMailing } from "./lock-mailing.js";
import { MailingState } from "./mailing.entity.js";

/**
 * Tells the next people of a mailing. Whoever has had the same content, under this card or one that was merged with it, is not told
 * again; whoever has left the register, or the theme, is not told at all. False when there is nobody to tell any more.
 */
export async function tellStretch(em: EntityManager, id: string, people: number): Promise<boolean> {
  const mailing = await lockMailing(em, id, MailingState.SENDING);
  if (!mailing || mailing.toldAt) return false;
  const { contentHash, organisationId, title, text, themeCode } = mailing;
  const content = contentHash.toString("hex");
  // One at a time tells of a content, so that two levels of the union never tell the same person at once.
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`mailing:${content}`]);
  const rows = await em.execute<{ due: number; personId: string | null }[]>(TELL, [
    id,
    id,
    people,
    content,
    themeCode,
    themeCode,
    content,
    id,
    id,
  ]);
  const memberIds = rows.flatMap(({ personId }) => personId ?? []);
  if (memberIds.length > 0) {
    await notify(em, {
      key: `mailing:${content}`,
      subject: NoticeSubject.NEWS,
      to: { memberIds },
      title: { ru: title, en: title },
      text: { ru: text, en: text },
      path: `/organisations/${organisationId}`,
      organisationId,
      mailingId: id,
    });
  }
  if ((rows[0]?.due ?? 0) === people) return true;
  await em.execute("update mailings set told_at = now() where id = ?::uuid", [id]);
  return false;
}

/** People are sought by their ids, however many the planner takes them for: a stretch must not read the whole register. */
const TELL = `
  with recursive due as (
    delete from mailing_people where mailing_id = ?::uuid and person_id = any(array(
      select person_id from mailing_people where mailing_id = ?::uuid order by person_id limit ?::int))
    returning person_id),
  merged (person_id, card_id) as (
    select person_id, person_id from due
    union select person_id, kept_id from merged join published.member_merge on merged_id = card_id),
  cards as materialized (
    select * from merged where not exists (select from published.member_merge where merged_id = card_id)),
  family (card_id, id) as (
    select card_id, card_id from cards
    union select card_id, merged_id from family join published.member_merge on kept_id = id),
  known as materialized (
    select distinct card_id from family where id in (
      select person_id from told_contents
      where content_hash = decode(?, 'hex') and person_id = any(array(select id from family)))),
  standing as materialized (
    select cards.card_id, row_number() over (partition by cards.card_id order by cards.person_id) = 1 as is_first
    from cards where card_id in (
      select member_id from published.member_reach
      where member_id = any(array(select card_id from cards)) and is_on_register and not is_destroyed)
      and (?::text is null or card_id in (
        select person_id from theme_subscriptions
        where theme_code = ? and person_id = any(array(select card_id from cards))))),
  told as (
    insert into told_contents (content_hash, person_id, mailing_id)
    select decode(?, 'hex'), card_id, ?::uuid from standing
    where is_first and card_id not in (select card_id from known)
    on conflict do nothing returning person_id),
  totals as (
    select (select count(*) from due) as due, (select count(*) from standing) as standing,
      (select count(*) from told) as told,
      (select count(*) from told) - (
        select count(distinct member_id) from published.mailing_consent
        where member_id = any(array(select person_id from told))) as without_consent),
  counted as (
    insert into mailing_tallies (mailing_id, what, count)
    select ?::uuid, what, count from totals cross join lateral (values
      ('TOLD', told), ('ALREADY_TOLD', standing - told), ('GONE', due - standing), ('WITHOUT_CONSENT', without_consent)
    ) as counts (what, count) where count > 0)
  select due::int as due, person_id as "personId" from totals left join told on true`;
