import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import type { CardStatus } from "../membership-card/membership-card.entity.js";
import type { CardOrder } from "./card-order.entity.js";

interface Turning {
  readonly from: readonly CardStatus[];
  /** Null: to what they were before the order. */
  readonly to: CardStatus | null;
  /** Null: everybody's. */
  readonly memberIds: readonly string[] | null;
}

/** Turns the cards of an order that the viewer keeps, those also whose holders have gone to registers not theirs to see. */
export async function turnCards(
  { id }: CardOrder,
  { from, to, memberIds }: Turning,
  { em }: Context,
): Promise<void> {
  await em.execute("select turn_ordered_cards(?, ?::card_status[], ?::card_status, ?::uuid[])", [
    id,
    listOf(from),
    to,
    memberIds && listOf(memberIds),
  ]);
}
