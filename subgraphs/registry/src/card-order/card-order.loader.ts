import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { inOrder } from "../organisation/organisation.loader.js";
import { CardOrder } from "./card-order.entity.js";

export async function cardOrdersById(ids: readonly string[], { em }: Context): Promise<(CardOrder | null)[]> {
  const found = await em.find(CardOrder, { id: { $in: ids.filter(isUuid) } });
  return inOrder(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}

/** How many members each order has, of those whom the viewer sees. */
export async function orderSizes(ids: readonly string[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ order_id: string; size: number }[]>(
    `select order_id, count(*)::int as size from card_order_rows
     where order_id = any(?::uuid[]) group by order_id`,
    [`{${ids.join()}}`],
  );
  return inOrder(ids, rows, ({ order_id: id }) => id).map((row) => row?.size ?? 0);
}
