import type { EntityManager } from "@angel/kit/database";
import { event, hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { cancelledWords, changedWords, invitedWords, type Occasion, seatWords } from "./event-words.js";

interface OfEvent {
  id: string;
}

const eventPlanned = event<OfEvent>("eventPlanned");
const membersInvited = event<OfEvent & { memberIds: string[] }>("membersInvited");
const eventChanged = event<OfEvent>("eventChanged");
const eventCancelled = event<OfEvent>("eventCancelled");
const eventSeatGiven = event<OfEvent & { memberId: string }>("eventSeatGiven");

interface Planned extends Occasion {
  organisationId: string;
}

export const eventHearers = [
  // However long ago: what it is compared with is no news. Of what was planned unheard the first change is told of.
  hear(eventPlanned, async ({ id }, _told, { em }) => {
    const planned = await plannedOf(em, id);
    if (!planned) return;
    await em.execute("insert into told_events (event_id, words) values (?::uuid, ?) on conflict do nothing", [
      id,
      comparedOf(changedWords(planned)),
    ]);
  }),
  hearNews(membersInvited, ({ id, memberIds }, _told, em) =>
    tellOf(em, id, { words: invitedWords, key: "invited", memberIds }),
  ),
  hearNews(eventChanged, async ({ id }, told, em) => {
    const said = await tellOf(em, id, {
      words: changedWords,
      key: `changed:${told.id}`,
      memberIds: await guests(em, id),
    });
    return said && (await isNew(em, id, said)) ? said : null;
  }),
  hearNews(eventCancelled, async ({ id }, _told, em) =>
    tellOf(em, id, { words: cancelledWords, key: "cancelled", memberIds: await guests(em, id) }),
  ),
  hearNews(eventSeatGiven, ({ id, memberId }, told, em) =>
    tellOf(em, id, { words: seatWords, key: `seat:${told.id}`, memberIds: [memberId] }),
  ),
];

interface Telling {
  words: (occasion: Occasion) => Wording;
  key: string;
  memberIds: string[];
}

async function tellOf(
  em: EntityManager,
  eventId: string,
  { words, key, memberIds }: Telling,
): Promise<Said | null> {
  const planned = await plannedOf(em, eventId);
  if (!planned) return null;
  return {
    key: `event:${eventId}:${key}`,
    subject: NoticeSubject.EVENT,
    to: { memberIds },
    ...words(planned),
    path: `/events/${eventId}`,
    organisationId: planned.organisationId,
  };
}

async function plannedOf(em: EntityManager, eventId: string): Promise<Planned | undefined> {
  const [planned] = await readPublished<Planned>(
    em,
    ["event"],
    `select organisation_id as "organisationId", title, place, starts_at as "startsAt", time_zone as "timeZone"
     from published.event where event_id = ?`,
    [eventId],
  );
  return planned;
}

function comparedOf({ title, text }: Wording): string {
  return `${title.ru}\n${text.ru}`;
}

/** Whether the change is one of what people are told: when and where it is, and what it is called. */
async function isNew(em: EntityManager, eventId: string, words: Wording): Promise<boolean> {
  const written = await em.execute<object[]>(
    `insert into told_events (event_id, words) values (?::uuid, ?)
     on conflict (event_id) do update set words = excluded.words where told_events.words <> excluded.words
     returning 1 as written`,
    [eventId, comparedOf(words)],
  );
  return written.length > 0;
}

/** Those who come, and those who wait for a seat. */
async function guests(em: EntityManager, eventId: string): Promise<string[]> {
  const rows = await readPublished<{ memberId: string }>(
    em,
    ["event_guest"],
    `select member_id as "memberId" from published.event_guest
     where event_id = ? and status in ('REGISTERED', 'WAITING')`,
    [eventId],
  );
  return rows.map(({ memberId }) => memberId);
}
