import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { PlainDate } from "@angel/kit/values";

/** What an account is for; the ledger's sum over all of them is zero at any moment. */
export type AccountKind = "PARTNER" | "HELD" | "AVAILABLE" | "OWED" | "PROGRAMME" | "PAYING" | "BANK";

export type TransferKind =
  | "ACCRUAL"
  | "RETURN"
  | "RELEASE"
  | "CLAWBACK"
  | "PAYOUT"
  | "PAYOUT_DONE"
  | "PAYOUT_REFUSED"
  | "EXPIRY"
  | "SETTLEMENT"
  | "SHARE"
  | "SHARE_RETURN"
  | "MERGE";

/** Money on its way from one account to another. */
export interface Transfer {
  /** Up to 255 characters; a transfer is posted once under its key, however often it is asked for. */
  readonly key: string;
  readonly kind: TransferKind;
  readonly purchaseId?: string | null;
  readonly from: string;
  readonly to: string;
  readonly kopecks: number;
}

export interface Posted {
  readonly key: string;
  readonly transferId: string;
  readonly isReplayed: boolean;
}

/** Another transfer was posted under the key. */
export class KeyTaken extends Error {
  constructor(readonly key: string) {
    super(`Another transfer was posted under the key ${key}.`);
  }
}

/** The account's id; it is opened where it was not. */
export async function accountOf(
  em: EntityManager,
  kind: AccountKind,
  ownerId: string | null = null,
  expiresOn: PlainDate | null = null,
): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>(
    "select account_of(?::account_kind, ?::uuid, ?::date) as id",
    [kind, ownerId, expiresOn],
  );
  if (!row) throw new Error("A function without rows answers with one.");
  return row.id;
}

/** Posts transfers, all or none; repeated, answers as the first time. Throws `KeyTaken`. */
export async function post(em: EntityManager, transfers: readonly Transfer[]): Promise<Posted[]> {
  if (transfers.length === 0) return [];
  const rows = await em.execute<{ key: string; transfer_id: string; outcome: string }[]>(
    `select * from post_transfers(?::text[], ?::transfer_kind[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[])`,
    [
      listOf(transfers.map(({ key }) => key)),
      listOf(transfers.map(({ kind }) => kind)),
      `{${transfers.map(({ purchaseId }) => purchaseId ?? "null").join(",")}}`,
      listOf(transfers.map(({ from }) => from)),
      listOf(transfers.map(({ to }) => to)),
      listOf(transfers.map(({ kopecks }) => String(kopecks))),
    ],
  );
  return rows.map(({ key, transfer_id: transferId, outcome }) => {
    if (outcome === "REFUSED") throw new KeyTaken(key);
    return { key, transferId, isReplayed: outcome === "REPLAYED" };
  });
}
