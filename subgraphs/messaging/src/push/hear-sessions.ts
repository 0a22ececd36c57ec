import { event, hear } from "@angel/kit/events";

const sessionsEnded = event<{ accountId: string; sessionId?: string }>("sessionsEnded");

/** Who has signed out on a device is told nothing on it any more: it may be somebody else's by now. */
export const sessionHearers = [
  hear(sessionsEnded, async ({ accountId, sessionId = null }, _told, { em }) => {
    await em.execute(
      `delete from push_devices where account_id = ? and (?::uuid is null or session_id = ?::uuid)`,
      [accountId, sessionId, sessionId],
    );
  }),
];
