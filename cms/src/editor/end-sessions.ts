import type { Core } from "@strapi/strapi";

const everyFiveSeconds = 5000;

/** What is older is passed over: before that, a session that was being opened may be seen only after the news of its end. */
const heardAfter = "1 minute";
/** Sessions live eight hours at most, so older news says nothing new. */
const oldest = "9 hours";

/** Whoever identity has signed out, or whose grants have changed, comes through the door again. */
export function keepEndingSessions(strapi: Core.Strapi): NodeJS.Timeout {
  let heard: string | undefined;
  let isEnding = false;
  const end = async () => {
    heard ??= await lastToldBefore(strapi, oldest, "0");
    const next = await lastToldBefore(strapi, heardAfter, heard);
    await endSessions(strapi, heard);
    heard = next;
  };
  return setInterval(() => {
    if (isEnding) return;
    isEnding = true;
    end()
      .catch((error: Error) => strapi.log.warn(`Sessions were not ended: ${error.message}`))
      .finally(() => {
        isEnding = false;
      });
  }, everyFiveSeconds).unref();
}

/** The place in the order of events, after `position`, of the last news that is older than `age`. */
async function lastToldBefore(strapi: Core.Strapi, age: string, position: string): Promise<string> {
  const { rows } = (await strapi.db.connection.raw(
    `select coalesce(max(o.position), :position::bigint) as position from events.outbox o
      where o.name in ('sessionsEnded', 'grantsChanged') and o.position > :position::bigint
        and o.occurred_at < now() - :age::interval`,
    { age, position },
  )) as { rows: [{ position: string }] };
  return rows[0].position;
}

async function endSessions(strapi: Core.Strapi, position: string): Promise<void> {
  await strapi.db.connection.raw(
    `delete from strapi.strapi_sessions s
      using strapi.editors e, events.outbox o
      where o.name in ('sessionsEnded', 'grantsChanged') and o.position > :position::bigint
        and e.account_id = o.payload ->> 'accountId'
        and s.user_id = e.user_id::text and s.created_at < o.occurred_at at time zone 'UTC'`,
    { position },
  );
}
