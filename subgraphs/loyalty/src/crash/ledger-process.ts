import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/**
 * A service that posts, as a process that can be killed: takes transfers from its parent and answers what became of each.
 * It stands alone, so that it starts at once: `node ledger-process.ts URL CONNECTIONS`.
 */
export interface Asked {
  readonly ticket: number;
  readonly keys: readonly string[];
  readonly froms: readonly string[];
  readonly tos: readonly string[];
  readonly sums: readonly string[];
}

export interface Answered {
  readonly ticket: number;
  /** What the ledger said of each key; null where it could not say. */
  readonly outcomes: readonly { key: string; transferId: string; outcome: string }[] | null;
}

const [, , url, connections] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: Number(connections) });
// A connection that is cut says so twice: to its query, and here.
pool.on("error", () => undefined);

process.on("message", (asked: Asked) => {
  void answer(asked).then((answered) => process.send?.(answered));
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ticket: -1, outcomes: [] } satisfies Answered);

async function answer({ ticket, keys, froms, tos, sums }: Asked): Promise<Answered> {
  try {
    const single = keys.length === 1;
    const { rows } = single
      ? await pool.query<Row>(
          `select $1 as key, transfer_id, outcome from loyalty.post_transfer($1, 'ACCRUAL', null, $2, $3)`,
          [keys[0], [froms[0], tos[0]], [`-${sums[0]}`, sums[0]]],
        )
      : await pool.query<Row>(`select * from loyalty.post_transfers($1, $2, $3, $4, $5, $6)`, [
          keys,
          keys.map(() => "ACCRUAL"),
          keys.map(() => null),
          froms,
          tos,
          sums,
        ]);
    return {
      ticket,
      outcomes: rows.map(({ key, transfer_id: transferId, outcome }) => ({ key, transferId, outcome })),
    };
  } catch {
    // While the server recovers, it is no use asking as fast as it refuses.
    await sleep(20);
    return { ticket, outcomes: null };
  }
}

interface Row {
  key: string;
  transfer_id: string;
  outcome: string;
}
