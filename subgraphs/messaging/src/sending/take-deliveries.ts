import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import { hearersAmong } from "../group/members-of-group.js";
import { isUrgent } from "../notice/notify.js";
import { addressBy } from "../person/address-by.js";
import { allowedNow, type Allowed } from "./allowed-channels.js";
import type { CodeOnItsWay, NoticeOnItsWay } from "./delivery.js";
import { passOn } from "./pass-on.js";
import { nextWaking } from "./quiet-hours.js";
import { NO_NEWS } from "./settle-delivery.js";

/** A notice that may go out now, and to where. */
export interface TakenNotice extends Omit<DueNotice, "isOld" | "isCalledOff" | "hasLeft" | "groupId"> {
  readonly to: string;
  readonly language: "ru" | "en";
}

interface DueNotice extends NoticeOnItsWay {
  /** Of which theme it is; none where it is no mailing, or one of no theme. */
  readonly theme: { readonly code: string; readonly ru: string; readonly en: string } | null;
  /** Whether it has waited for longer than it is tried. */
  readonly isOld: boolean;
  /** Whether its mailing was called off since it was said. */
  readonly isCalledOff: boolean;
  /** Whether the person has left the theme since it was said. */
  readonly hasLeft: boolean;
  /** In which group it was said; null where in none. */
  readonly groupId: string | null;
}

/** How many of a lane are taken together: so few that the last is handed over before it counts as lost. */
const AT_ONCE = 20;

interface Taken<Thing> {
  readonly taken: Thing[];
  /** Whether more may wait. */
  readonly isFull: boolean;
}

/**
 * Takes what is due, each by one host alone. What is taken stands as SENDING once the transaction is committed: only then may
 * the wire be touched. Whether a person may be written to is asked now, not when it was said.
 */
export async function takeNotices(
  em: EntityManager,
  lane: { channel: string; isUrgent: boolean },
  now: Date,
): Promise<Taken<TakenNotice>> {
  const waiting = await em.execute<DueNotice[]>(
    `with due as materialized (
       select id, notice_id, ends_at from deliveries
       where state = 'WAITING' and is_urgent = ? and channel = ? and due_at <= ?::timestamptz
       order by due_at limit ${AT_ONCE} for update skip locked
     )
     select due.id, notice_id as "noticeId", person_id as "personId", ? as channel, subject, path,
       title_ru as "titleRu", title_en as "titleEn", text_ru as "textRu", text_en as "textEn",
       ends_at <= ?::timestamptz as "isOld",
       case when code is not null then json_build_object('code', code, 'ru', name_ru, 'en', name_en) end as theme,
       coalesce(mailings.state = 'CANCELLED', false) as "isCalledOff",
       code is not null and not exists (
         select from theme_subscriptions where theme_code = code and theme_subscriptions.person_id = notices.person_id
       ) as "hasLeft", group_id as "groupId"
     from due join notices on notices.id = notice_id join sayings on sayings.id = saying_id
       left join mailings on mailings.id = mailing_id left join themes on code = theme_code`,
    [lane.isUrgent, lane.channel, now, lane.channel, now],
  );
  const isFull = waiting.length === AT_ONCE;
  const old = waiting.filter(({ isOld }) => isOld);
  const due = waiting.filter(({ isOld }) => !isOld);
  if (old.length > 0) await drop(em, old, NO_NEWS);
  if (due.length === 0) return { taken: [], isFull };
  const allowed = await allowedNow(em, [...new Set(due.map(({ personId }) => personId))]);
  const taken: TakenNotice[] = [];
  const dropped: NoticeOnItsWay[] = [];
  const held = new Map<number, string[]>();
  const calledOff = due.filter(({ isCalledOff }) => isCalledOff);
  const left = due.filter(({ isCalledOff, hasLeft }) => hasLeft && !isCalledOff);
  const outside = await outsideOfGroups(em, due);
  for (const { isOld: _isOld, isCalledOff, hasLeft, groupId: _group, ...notice } of due) {
    if (isCalledOff || hasLeft || outside.some(({ id }) => id === notice.id)) continue;
    const person = allowed.get(notice.personId);
    const to = addressIfAllowed(notice, person);
    if (!person || to === null) {
      dropped.push(notice);
      continue;
    }
    const waking = isUrgent(notice.subject) ? now : nextWaking(now, person.reach.timeZone);
    if (waking > now) held.set(waking.getTime(), [...(held.get(waking.getTime()) ?? []), notice.id]);
    else taken.push({ ...notice, to, language: person.reach.language });
  }
  await markSending(em, taken);
  for (const [morning, ids] of held)
    await em.execute("update deliveries set due_at = ?::timestamptz where id = any(?::uuid[])", [
      new Date(morning),
      listOf(ids),
    ]);
  await drop(em, calledOff, "withdrawn");
  await drop(em, left, "the theme was left");
  await drop(em, outside, "they are of the group no more");
  await drop(em, dropped, "there is no way");
  await passOn(em, dropped, allowed);
  return { taken, isFull };
}

/** What was said in groups to people who are of them no more, or wish to hear nothing of them. */
async function outsideOfGroups(em: EntityManager, due: readonly DueNotice[]): Promise<DueNotice[]> {
  const inGroups = due.flatMap(({ groupId, personId: memberId }) =>
    groupId === null ? [] : [{ groupId, memberId }],
  );
  const hearers = await hearersAmong(em, inGroups);
  return due.filter(
    ({ groupId, personId }) =>
      groupId !== null &&
      !hearers.some((hearer) => hearer.groupId === groupId && hearer.memberId === personId),
  );
}

function addressIfAllowed({ channel, subject }: NoticeOnItsWay, person: Allowed | undefined): string | null {
  return person?.channelsFor(subject).includes(channel) ? addressBy(channel, person.reach) : null;
}

export async function takeCodes(em: EntityManager, now: Date): Promise<Taken<CodeOnItsWay>> {
  const due = await em.execute<CodeOnItsWay[]>(
    `select id, challenge_id as "challengeId", sealed_code as "sealedCode" from deliveries
     where state = 'WAITING' and challenge_id is not null and due_at <= ?::timestamptz
     order by due_at limit ${AT_ONCE} for update skip locked`,
    [now],
  );
  await markSending(em, due);
  return { taken: due, isFull: due.length === AT_ONCE };
}

function markSending(em: EntityManager, taken: readonly { id: string }[]): Promise<unknown> {
  return em.execute(
    "update deliveries set state = 'SENDING', tries = tries + 1, changed_at = now() where id = any(?::uuid[])",
    [listOf(taken.map(({ id }) => id))],
  );
}

function drop(em: EntityManager, dropped: readonly { id: string }[], reason: string): Promise<unknown> {
  return em.execute(
    "update deliveries set state = 'DROPPED', reason = ?, changed_at = now() where id = any(?::uuid[])",
    [reason, listOf(dropped.map(({ id }) => id))],
  );
}
