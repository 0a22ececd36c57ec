import { event, hear } from "@angel/kit/events";
import { sessionsEnded } from "../session/session.events.js";
import { endConfirmation } from "../verification/verification.js";

/** What the registry tells, by its name. */
const personalDataDestroyed = event<{ memberId: string }>("personalDataDestroyed");

/** Whose personal data the registry has destroyed has no name, address or password here either, and is signed out. */
export const forgetPerson = hear(personalDataDestroyed, async ({ memberId }, _told, hearing) => {
  const { em, tell } = hearing;
  await endConfirmation(memberId, "DESTRUCTION", hearing);
  await em.execute(
    `with gone as (
       delete from membership_requests using accounts
       where accounts.id = account_id and accounts.member_id = ? returning account_id),
     codes as (
       delete from contact_codes using accounts
       where accounts.member_id = ? and (account_id = accounts.id or contact in (accounts.email, accounts.phone))
       returning contact_codes.id)
     delete from wanted_codes using codes where challenge_id = codes.id`,
    [memberId, memberId],
  );
  await em.execute(
    `with gone as (
       delete from second_factors using accounts where accounts.id = account_id and accounts.member_id = ?)
     delete from sign_in_challenges using accounts where accounts.id = account_id and accounts.member_id = ?`,
    [memberId, memberId],
  );
  const ended = await em.execute<{ accountId: string; sessionId: string }[]>(
    `with forgotten as (
       update accounts set display_name = 'Данные уничтожены', email = null, phone = null, password_hash = null,
         contact_proven_at = null, verification = 'UNVERIFIED'
       where member_id = ? returning id),
     over as (
       update sessions set ended_at = coalesce(ended_at, now()), device = null from forgotten
       where account_id = forgotten.id returning account_id, sessions.id, old.ended_at)
     select account_id as "accountId", id as "sessionId" from over where ended_at is null`,
    [memberId],
  );
  for (const { accountId, sessionId } of ended) tell(sessionsEnded, { accountId, sessionId });
});
