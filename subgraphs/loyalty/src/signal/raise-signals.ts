import type { EntityManager } from "@angel/kit/database";
import { Purchase } from "../purchase/purchase.entity.js";

const MOST_ORDERS_AN_HOUR = 5;
const LARGE_KOPECKS = 300_000_00;

/** Marks what looks like fraud for a person to look at; until then what is due is held. */
export async function raiseSignals(
  em: EntityManager,
  { id, partnerId, memberId }: Pick<Purchase, "id" | "partnerId" | "memberId">,
  { kopecks }: { kopecks: number },
): Promise<void> {
  const [lately] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from purchases
     where partner_id = ? and member_id = ? and heard_at > clock_timestamp() - interval '1 hour'`,
    [partnerId, memberId],
  );
  const kinds = [
    ...((lately?.count ?? 0) > MOST_ORDERS_AN_HOUR ? ["VELOCITY"] : []),
    ...(kopecks > LARGE_KOPECKS ? ["LARGE_SUM"] : []),
  ];
  for (const kind of kinds) {
    await em.execute("insert into signals (kind, partner_id, member_id, purchase_id) values (?, ?, ?, ?)", [
      kind,
      partnerId,
      memberId,
      id,
    ]);
  }
  if (kinds.length > 0) await em.nativeUpdate(Purchase, id, { isSuspended: true });
}
