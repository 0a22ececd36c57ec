import { Role } from "@angel/kit/access";
import { hear } from "@angel/kit/events";
import { grantsChanged } from "../grant/grant.events.js";
import { chairElected, chairPowersEnded } from "./chair.events.js";

/** The grant of an account's member over the organisation that they lead. */
const HELD = `role = '${Role.CHAIR}' and organisation_id = ? and revoked_at is null
  and account_id = (select id from accounts where member_id = ?)`;

/**
 * Who is elected to lead an organisation is its CHAIR from the day of the election to the end of the term, and no
 * longer than the powers last. Told twice, it is done once. A chair without an account gets nothing until there is one.
 */
export const chairHearers = [
  hear(chairElected, async ({ organisationId, memberId, electedOn, powersUntil }, _told, { em, tell }) => {
    const changed = await em.execute<{ accountId: string }[]>(
      `with held as (
         update grants set starts_on = ?, ends_on = ? where ${HELD} returning account_id),
       given as (
         insert into grants (account_id, role, organisation_id, starts_on, ends_on)
         select id, '${Role.CHAIR}', ?, ?, ? from accounts where member_id = ? and not exists (select from held)
         returning account_id)
       select account_id as "accountId" from held union all select account_id from given`,
      [electedOn, powersUntil, organisationId, memberId, organisationId, electedOn, powersUntil, memberId],
    );
    for (const { accountId } of changed) tell(grantsChanged, { accountId });
  }),

  hear(chairPowersEnded, async ({ organisationId, memberId }, _told, { em, tell }) => {
    const ended = await em.execute<{ accountId: string }[]>(
      `update grants set revoked_at = now() where ${HELD} returning account_id as "accountId"`,
      [organisationId, memberId],
    );
    for (const { accountId } of ended) tell(grantsChanged, { accountId });
  }),
];
