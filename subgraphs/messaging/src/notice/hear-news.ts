import type { EntityManager } from "@angel/kit/database";
import { type EventType, hear, type Hearer, type ToldEvent } from "@angel/kit/events";
import { notify, type Said } from "./notify.js";

const NEWS_MS = 3 * 24 * 3_600_000;

/** What happened days ago is no news: messaging that comes to an old platform hears all that ever was, and says nothing of it. */
export function isNews({ occurredAt }: Pick<ToldEvent, "occurredAt">): boolean {
  return Date.now() - occurredAt.getTime() < NEWS_MS;
}

/** Hears an event that people are told of. */
export function hearNews<Payload>(
  event: EventType<Payload>,
  say: (payload: Payload, told: ToldEvent<Payload>, em: EntityManager) => SaidOf | Promise<SaidOf>,
): Hearer {
  return hear(event, async (payload, told, { em }) => {
    if (!isNews(told)) return;
    const said = await say(payload, told, em);
    for (const one of [said ?? []].flat()) await notify(em, one);
  });
}

type SaidOf = Said | Said[] | null;
