import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import type { Purchase } from "../purchase/purchase.entity.js";
import type { FactKind } from "../purchase/standing.js";

const MOST_ORDERS_AN_HOUR = 5;
const LARGE_KOPECKS = 300_000_00;

type Suspect = Pick<Purchase, "id" | "memberId">;

/** A sum that a partner says of an order. */
interface SaidSum {
  readonly purchaseId: string;
  readonly kind: FactKind;
  readonly kopecks: number;
}

/** Marks new orders of a partner, in the order of its report, that look like fraud for a person to look at; until then what is due is held. */
export async function raiseSignalsOfOrders(
  em: EntityManager,
  partnerId: string,
  orders: readonly Suspect[],
): Promise<void> {
  if (orders.length === 0) return;
  const rows = await em.execute<{ member_id: string; count: number }[]>(
    `select member_id, count(*)::int as count from purchases
     where partner_id = ? and member_id = any(?::uuid[]) and id <> all(?::uuid[])
       and heard_at > clock_timestamp() - interval '1 hour' group by member_id`,
    [partnerId, listOf(orders.map(({ memberId }) => memberId)), listOf(orders.map(({ id }) => id))],
  );
  const lately = new Map(rows.map(({ member_id: memberId, count }) => [memberId, count]));
  const hasty = orders.filter(({ memberId }) => {
    const count = (lately.get(memberId) ?? 0) + 1;
    lately.set(memberId, count);
    return count > MOST_ORDERS_AN_HOUR;
  });
  await raise(
    em,
    "VELOCITY",
    hasty.map(({ id }) => id),
  );
}

/** The same of sums, each time that a larger one is said of an order. To be asked before the sums are written down. */
export async function raiseSignalsOfSums(em: EntityManager, sums: readonly SaidSum[]): Promise<void> {
  const large = sums.filter(
    ({ kind, kopecks }) => kopecks > LARGE_KOPECKS && kind !== "RETURNED" && kind !== "CANCELLED",
  );
  if (large.length === 0) return;
  const rows = await em.execute<{ purchase_id: string; kopecks: string }[]>(
    `select purchase_id, max(kopecks)::text as kopecks from purchase_facts
     where purchase_id = any(?::uuid[]) and kind in ('ORDERED', 'CONFIRMED') group by purchase_id`,
    [listOf(large.map(({ purchaseId }) => purchaseId))],
  );
  const said = new Map(rows.map(({ purchase_id: id, kopecks }) => [id, Number(kopecks)]));
  const larger = large.filter(({ purchaseId, kopecks }) => kopecks > (said.get(purchaseId) ?? 0));
  await raise(
    em,
    "LARGE_SUM",
    larger.map(({ purchaseId }) => purchaseId),
  );
}

async function raise(em: EntityManager, kind: string, purchaseIds: readonly string[]): Promise<void> {
  if (purchaseIds.length === 0) return;
  await em.execute(
    `insert into signals (kind, partner_id, member_id, purchase_id)
     select ?::signal_kind, partner_id, member_id, id from purchases where id = any(?::uuid[])
     on conflict do nothing`,
    [kind, listOf(purchaseIds)],
  );
  await em.execute("update purchases set is_suspended = true where id = any(?::uuid[])", [
    listOf(purchaseIds),
  ]);
}
