import { type Moment, dateOf } from "@angel/kit/moment";
import { listOf } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";

/** A factor that is on. */
export interface KeptFactor {
  readonly turnedOnAt: Date;
  readonly recoveryCodesLeft: number;
}

/** Each account's second factor; null where none is on. Give it to `load`. */
export const factorsOfAccounts: Batch<string, KeptFactor | null> = async (accountIds, { em }) => {
  const rows = await em.execute<{ accountId: string; turnedOnAt: Moment; recoveryCodesLeft: number }[]>(
    `select account_id as "accountId", confirmed_at as "turnedOnAt",
       (select count(*)::int from recovery_codes
        where recovery_codes.account_id = second_factors.account_id and used_at is null) as "recoveryCodesLeft"
     from second_factors where account_id = any(?::uuid[]) and confirmed_at is not null`,
    [listOf(accountIds)],
  );
  return accountIds.map((id) => {
    const row = rows.find(({ accountId }) => accountId === id);
    return row ? { turnedOnAt: dateOf(row.turnedOnAt), recoveryCodesLeft: row.recoveryCodesLeft } : null;
  });
};
