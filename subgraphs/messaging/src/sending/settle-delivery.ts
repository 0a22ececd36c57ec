import type { EntityManager } from "@angel/kit/database";
import { allowedNow } from "./allowed-channels.js";
import type { CodeOnItsWay, NoticeOnItsWay } from "./delivery.js";
import { passOn } from "./pass-on.js";
import type { Outcome } from "./sender.js";

/** How it ended; dropped is what was not to be sent at all. */
export type End = Outcome | { readonly kind: "DROPPED"; readonly reason: string };

/** How long to wait after so many tries. */
export type Pause = (tries: number, isCode: boolean) => number;

const MINUTE_MS = 60_000;

/** Codes are good for minutes; notices can wait for a server that is mended in the night. */
export function usualPause(tries: number, isCode: boolean): number {
  return isCode ? 1_000 * 2 ** tries : Math.min(MINUTE_MS * 3 ** (tries - 1), 6 * 60 * MINUTE_MS);
}

/**
 * Writes down how a try ended. Nothing is sent again but what was certainly refused for a time; what nobody knows the end of
 * goes by no other channel either. A late word about what has been given up changes nothing.
 */
export async function settleDelivery(
  em: EntityManager,
  delivery: NoticeOnItsWay | CodeOnItsWay,
  outcome: End,
  { now, pause }: { now: Date; pause: Pause },
): Promise<void> {
  const isCode = "challengeId" in delivery;
  if (outcome.kind === "REFUSED" && !outcome.isFinal) {
    const [waits] = await em.execute<{ tries: number }[]>(
      "select tries from deliveries where id = ? and state = 'SENDING' for update",
      [delivery.id],
    );
    if (!waits) return;
    // What was too much at once says nothing of the message: it is no try.
    const isTooFast = outcome.opensInMs !== undefined;
    const dueAt = new Date(now.getTime() + (outcome.opensInMs ?? pause(waits.tries, isCode)));
    const again = await em.execute<object[]>(
      `update deliveries set state = 'WAITING', due_at = ?::timestamptz, reason = ?, tries = ?, changed_at = now()
       where id = ? and state = 'SENDING' and ends_at > ?::timestamptz returning 1 as again`,
      [dueAt, outcome.reason, isTooFast ? waits.tries - 1 : waits.tries, delivery.id, dueAt],
    );
    if (again.length > 0) return;
  }
  const state = STATES[outcome.kind];
  const settled = await em.execute<object[]>(
    `update deliveries set state = ?, reason = ?, sealed_code = null, changed_at = now()
     where id = ? and state = 'SENDING' returning 1 as settled`,
    [state, "reason" in outcome ? outcome.reason : null, delivery.id],
  );
  if (state !== "FAILED" || isCode || settled.length === 0) return;
  await passOn(em, [delivery], await allowedNow(em, [delivery.personId]));
}

const STATES = { ACCEPTED: "SENT", REFUSED: "FAILED", UNCERTAIN: "UNCERTAIN", DROPPED: "DROPPED" } as const;

/** Why a notice is not sent that has waited for longer than it is tried. */
export const NO_NEWS = "it is news no more";
/** So few that nobody waits long for them. */
const OLD_AT_ONCE = 1_000;

/** What has waited for longer than it is tried goes by no other channel either. */
export function dropOldNews(em: EntityManager): Promise<unknown> {
  return em.execute(
    `with old as materialized (
       select id from deliveries where state = 'WAITING' and notice_id is not null and ends_at <= now()
       order by ends_at limit ${OLD_AT_ONCE} for update skip locked
     )
     update deliveries set state = 'DROPPED', reason = ?, changed_at = now() from old where deliveries.id = old.id`,
    [NO_NEWS],
  );
}

/** What a host that is no more was sending may have been sent. */
export function giveUpLost(em: EntityManager, afterMs: number): Promise<unknown> {
  return em.execute(
    `update deliveries set state = 'UNCERTAIN', reason = 'the host was lost', sealed_code = null, changed_at = now()
     where state = 'SENDING' and changed_at < now() - make_interval(secs => ?::float8)`,
    [afterMs / 1_000],
  );
}
