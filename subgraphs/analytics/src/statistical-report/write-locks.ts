import type { EntityManager } from "@angel/kit/database";
import type { Seal } from "./seal.js";

export interface Sealed {
  readonly reportId: string;
  readonly content: string;
}

/** Adds locks to the chain, in the order given, within the transaction; one hand at a time. */
export async function writeLocks(
  sealed: readonly Sealed[],
  lockedById: string | null,
  seal: Seal,
  em: EntityManager,
): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended('statistical_locks', 0))");
  const [last] = await em.execute<{ number: string; hash: Buffer }[]>(
    "select number, hash from statistical_locks order by number desc limit 1",
  );
  let number = Number(last?.number ?? 0);
  let hashBefore = last?.hash ?? null;
  const rows = sealed.map(({ reportId, content }) => {
    const { hash, signature } = seal.set(content, hashBefore);
    const row = {
      number: (number += 1),
      report_id: reportId,
      content,
      hash_before: hashBefore?.toString("hex") ?? null,
      hash: hash.toString("hex"),
      signature: signature.toString("hex"),
    };
    hashBefore = hash;
    return row;
  });
  await em.execute(
    `insert into statistical_locks
       (number, report_id, locked_at, locked_by_id, content, hash_before, hash, signature)
     select number, report_id, clock_timestamp(), ?, content, decode(hash_before, 'hex'), decode(hash, 'hex'),
       decode(signature, 'hex')
     from json_to_recordset(?::json) as given (
       number bigint, report_id uuid, content text, hash_before text, hash text, signature text)`,
    [lockedById, JSON.stringify(rows)],
  );
}
