import type { EntityManager } from "@angel/kit/database";
import { event } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { createHash } from "node:crypto";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { cancelledWords, changedWords, invitedWords, type Occasion, seatWords } from "./event-words.js";

interface OfEvent {
  id: string;
}

const membersInvited = event<OfEvent & { memberIds: string[] }>("membersInvited");
const eventChanged = event<OfEvent>("eventChanged");
const eventCancelled = event<OfEvent>("eventCancelled");
const eventSeatGiven = event<OfEvent & { memberId: string }>("eventSeatGiven");

interface Planned extends Occasion {
  organisationId: string;
}

export const eventHearers = [
  hearNews(membersInvited, ({ id, memberIds }, _told, em) =>
    say(em, id, "invited", invitedWords, async () => memberIds),
  ),
  // What has changed is said as it stands now; where it stands as it was told before, nothing is said.
  hearNews(eventChanged, ({ id }, _told, em) => say(em, id, "changed", changedWords, () => guests(em, id))),
  hearNews(eventCancelled, ({ id }, _told, em) =>
    say(em, id, "cancelled", cancelledWords, () => guests(em, id)),
  ),
  hearNews(eventSeatGiven, ({ id, memberId }, told, em) =>
    say(em, id, `seat-${told.id}`, seatWords, async () => [memberId]),
  ),
];

async function say(
  em: EntityManager,
  eventId: string,
  what: string,
  words: (occasion: Occasion) => Wording,
  whom: () => Promise<string[]>,
): Promise<Said | null> {
  const [planned] = await readPublished<Planned>(
    em,
    ["event"],
    `select organisation_id as "organisationId", title, place, starts_at as "startsAt", time_zone as "timeZone"
     from published.event where event_id = ?`,
    [eventId],
  );
  if (!planned) return null;
  const said = words(planned);
  const digest = createHash("sha256").update(said.text.ru).digest("base64url").slice(0, 22);
  return {
    key: `event:${eventId}:${what}${what === "changed" ? `:${digest}` : ""}`,
    subject: NoticeSubject.EVENT,
    to: { memberIds: await whom() },
    ...said,
    path: `/events/${eventId}`,
    organisationId: planned.organisationId,
  };
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
