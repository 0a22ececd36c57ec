import { hear } from "@angel/kit/events";
import { codeQueued, codeWanted } from "./code-wanted.events.js";

/** No code is good for longer; what it says itself counts where it is sooner. */
const MOST_DAYS = 7;

/** A code is laid on its way as it came: sealed. */
export const hearCodes = hear(codeWanted, async ({ challengeId, sealed }, told, { em, tell }) => {
  if (Date.now() - told.occurredAt.getTime() > MOST_DAYS * 24 * 3_600_000) return;
  await em.execute(
    `insert into deliveries (challenge_id, sealed_code, is_urgent, ends_at)
     values (?::uuid, ?, true, ?::timestamptz + make_interval(days => ${MOST_DAYS})) on conflict do nothing`,
    [challengeId, sealed, told.occurredAt],
  );
  tell(codeQueued, {});
});
