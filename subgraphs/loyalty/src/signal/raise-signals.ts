import type { EntityManager } from "@angel/kit/database";
import { Purchase } from "../purchase/purchase.entity.js";
import type { FactKind } from "../purchase/standing.js";

const MOST_ORDERS_AN_HOUR = 5;
const LARGE_KOPECKS = 300_000_00;

type Suspect = Pick<Purchase, "id" | "partnerId" | "memberId">;

/** Marks an order that looks like fraud for a person to look at; until then what is due is held. */
export async function raiseSignalOfOrder(em: EntityManager, order: Suspect): Promise<void> {
  const [lately] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from purchases
     where partner_id = ? and member_id = ? and heard_at > clock_timestamp() - interval '1 hour'`,
    [order.partnerId, order.memberId],
  );
  if ((lately?.count ?? 0) > MOST_ORDERS_AN_HOUR) await raise(em, "VELOCITY", order);
}

/** The same of a sum, each time that a larger one is said of the order. To be asked before the sum is written down. */
export async function raiseSignalOfSum(
  em: EntityManager,
  order: Suspect,
  { kind, kopecks }: { kind: FactKind; kopecks: number },
): Promise<void> {
  if (kopecks <= LARGE_KOPECKS || kind === "RETURNED" || kind === "CANCELLED") return;
  const [said] = await em.execute<object[]>(
    "select from purchase_facts where purchase_id = ? and kind in ('ORDERED', 'CONFIRMED') and kopecks >= ? limit 1",
    [order.id, kopecks],
  );
  if (!said) await raise(em, "LARGE_SUM", order);
}

async function raise(em: EntityManager, kind: string, { id, partnerId, memberId }: Suspect): Promise<void> {
  await em.execute(
    "insert into signals (kind, partner_id, member_id, purchase_id) values (?, ?, ?, ?) on conflict do nothing",
    [kind, partnerId, memberId, id],
  );
  await em.nativeUpdate(Purchase, id, { isSuspended: true });
}
