import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Event } from "./event.entity.js";
import { EventKind } from "./event-kind.entity.js";
import { EventRegistration } from "./event-registration.entity.js";
import { seenBy } from "./seen-events.js";

/** Events that the viewer may see, by their ids. */
export const events: Batch<string, Event | null> = async (ids, context) => {
  const { em } = context;
  const seen = seenBy(context);
  const rows = await readPublished<{ id: string }>(
    em,
    ["organisation"],
    `select e.id from events e where e.id = any(?::uuid[]) and ${seen.sql}`,
    [listOf(ids.filter(isUuid)), ...seen.values],
  );
  const found = await em.find(Event, { id: { $in: rows.map(({ id }) => id) } }, { disableIdentityMap: true });
  const byId = new Map(found.map((event) => [event.id, event]));
  return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
};

export const eventKinds: Batch<string, EventKind> = async (codes, { em }) => {
  const kinds = await em.find(EventKind, { code: { $in: [...codes] } }, { disableIdentityMap: true });
  return codes.map(
    (code) => kinds.find((kind) => kind.code === code) ?? new Error(`No kind of events is ${code}.`),
  );
};

/** The viewer's own registration for each of the events. */
export const viewerRegistrations: Batch<string, EventRegistration | null> = async (ids, { em, viewer }) => {
  const { memberId } = viewer;
  if (memberId === null || !isUuid(memberId)) return ids.map(() => null);
  const own = await em.find(
    EventRegistration,
    { memberId, eventId: { $in: [...ids] } },
    { disableIdentityMap: true },
  );
  return ids.map((id) => own.find(({ eventId }) => eventId === id) ?? null);
};

/** When the viewer was invited to each of the events. */
export const viewerInvitations: Batch<string, Date | null> = async (ids, { em, viewer }) => {
  const { memberId } = viewer;
  if (memberId === null || !isUuid(memberId)) return ids.map(() => null);
  const rows = await em.execute<{ event_id: string; invited_at: Moment }[]>(
    "select event_id, invited_at from event_invitations where member_id = ? and event_id = any(?::uuid[])",
    [memberId, listOf([...ids])],
  );
  const invited = new Map(rows.map((row) => [row.event_id, dateOf(row.invited_at)]));
  return ids.map((id) => invited.get(id) ?? null);
};

export const invitedCounts: Batch<string, number> = async (ids, { em }) => {
  const rows = await em.execute<{ event_id: string; count: number }[]>(
    `select event_id, count(*)::int as count from event_invitations where event_id = any(?::uuid[]) group by event_id`,
    [listOf([...ids])],
  );
  const counts = new Map(rows.map((row) => [row.event_id, row.count]));
  return ids.map((id) => counts.get(id) ?? 0);
};
