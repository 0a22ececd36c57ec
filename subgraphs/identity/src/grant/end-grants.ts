import type { Hearing } from "@angel/kit/events";
import { grantsChanged } from "./grant.events.js";

/** Who takes a grant back, and why, as far as anybody says. */
interface Ending {
  readonly by: string | null;
  readonly reason?: string | null;
}

/**
 * Takes back the standing grants for which the condition holds, at once: whoever held one, or something lent of one,
 * hears of it. Gives their accounts.
 */
export async function endGrants(
  condition: string,
  values: readonly unknown[],
  { by, reason = null }: Ending,
  { em, tell }: Pick<Hearing, "em" | "tell">,
): Promise<string[]> {
  const ended = await em.execute<{ accountId: string }[]>(
    `with ended as (
       update grants set revoked_at = now(), revoked_by = ?, revocation_reason = ?
       where ${condition} and revoked_at is null returning id, account_id)
     select account_id as "accountId" from ended
     union select grants.account_id from grants join ended on ended.id = grants.source_id
     where grants.revoked_at is null`,
    [by, reason, ...values],
  );
  for (const { accountId } of ended) tell(grantsChanged, { accountId });
  return ended.map(({ accountId }) => accountId);
}
