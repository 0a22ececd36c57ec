import { Role } from "@angel/kit/access";
import { hear } from "@angel/kit/events";
import { endGrants } from "../grant/end-grants.js";
import { grantsChanged } from "../grant/grant.events.js";
import { chairElected, chairPowersEnded } from "./chair.events.js";

/** The grant of an account's member over the organisation that they lead. */
const HELD = `role = '${Role.CHAIR}' and organisation_id = ? and revoked_at is null and source_id is null
  and account_id = (select id from accounts where member_id = ?)`;

/**
 * Who is elected to lead an organisation is its CHAIR from the day of the election to the end of the term, and no
 * longer than the powers last. Told twice, it is done once. A chair without an account gets nothing until there is one.
 */
export const chairHearers = [
  hear(chairElected, async ({ organisationId, memberId, electedOn, powersUntil }, _told, { em, tell }) => {
    const changed = await em.execute<{ accountId: string }[]>(
      `with held as (
         update grants set starts_on = ?, ends_on = ? where ${HELD} returning id, account_id),
       given as (
         insert into grants (account_id, role, organisation_id, starts_on, ends_on)
         select id, '${Role.CHAIR}', ?, ?, ? from accounts where member_id = ? and not exists (select from held)
         returning account_id)
       select account_id as "accountId" from held union all select account_id from given
       union all select grants.account_id from grants join held on held.id = grants.source_id
         where grants.revoked_at is null`,
      [electedOn, powersUntil, organisationId, memberId, organisationId, electedOn, powersUntil, memberId],
    );
    for (const { accountId } of changed) tell(grantsChanged, { accountId });
  }),

  hear(chairPowersEnded, async ({ organisationId, memberId }, _told, hearing) => {
    await endGrants(HELD, [organisationId, memberId], { by: null }, hearing);
  }),
];
