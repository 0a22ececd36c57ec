import { dateOf, type Moment } from "@angel/kit/moment";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Money } from "@angel/kit/values";
import { PayoutBatch } from "./payout-batch.type.js";

interface BatchRow {
  id: string;
  number: string;
  prepared_at: Moment;
  file_id: string | null;
  count: number;
  sum: string;
  paid: string;
  refused: string;
}

/** Row-level security shows batches to those who settle the union's accounts. */
export async function batchesById(ids: readonly string[], { em }: Context): Promise<PayoutBatch[]> {
  const rows = await em.execute<BatchRow[]>(
    `select payout_batches.id, number, prepared_at,
       (select id from files.files where id = file_id) as file_id, count(*)::int as count, sum(kopecks)::bigint as sum,
       coalesce(sum(kopecks) filter (where status = 'DONE'), 0)::bigint as paid,
       coalesce(sum(kopecks) filter (where status = 'REFUSED'), 0)::bigint as refused
     from payout_batches join payouts on batch_id = payout_batches.id
     where payout_batches.id = any(?::uuid[]) group by payout_batches.id`,
    [listOf(ids.filter(isUuid))],
  );
  const known = new Map(
    rows.map((row) => [
      row.id,
      Object.assign(new PayoutBatch(), {
        id: row.id,
        number: row.number,
        preparedAt: dateOf(row.prepared_at),
        fileId: row.file_id,
        payoutCount: row.count,
        sum: new Money(row.sum),
        paid: new Money(row.paid),
        refused: new Money(row.refused),
      }),
    ]),
  );
  // Absent of the loader is null of the field.
  return ids.map((id) => known.get(id.toLowerCase()) ?? null) as PayoutBatch[];
}
