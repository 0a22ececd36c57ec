import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";

export interface LockRow {
  reportId: string;
  number: number;
  lockedAt: Date;
  lockedById: string | null;
  content: string;
  hashBefore: Buffer | null;
  hash: Buffer;
  signature: Buffer;
}

export async function locks(reportIds: readonly string[], { em }: Context): Promise<(LockRow | null)[]> {
  const rows = await em.execute<LockRow[]>(
    `select report_id as "reportId", number::float8 as number, locked_at as "lockedAt",
       locked_by_id as "lockedById", content, hash_before as "hashBefore", hash, signature
     from statistical_locks where report_id = any(?::uuid[])`,
    [listOf(reportIds)],
  );
  const found = new Map(rows.map((row) => [row.reportId, row]));
  return reportIds.map((id) => found.get(id) ?? null);
}
