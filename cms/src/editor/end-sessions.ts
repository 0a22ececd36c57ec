import type { Core } from "@strapi/strapi";

const everyFiveSeconds = 5000;

/**
 * Whoever identity has signed out, or whose grants have changed, comes through the door again.
 * Sessions live eight hours at most, so older news says nothing new.
 */
export async function endSessions(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.raw(
    `delete from strapi.strapi_sessions s
      using strapi.editors e, events.outbox o
      where o.name in ('sessionsEnded', 'grantsChanged') and o.occurred_at > now() - interval '9 hours'
        and e.account_id = o.payload ->> 'accountId'
        and s.user_id = e.user_id::text and s.created_at < o.occurred_at at time zone 'UTC'`,
  );
}

export function keepEndingSessions(strapi: Core.Strapi): NodeJS.Timeout {
  return setInterval(() => {
    endSessions(strapi).catch((error: Error) => strapi.log.warn(`Sessions were not ended: ${error.message}`));
  }, everyFiveSeconds).unref();
}
