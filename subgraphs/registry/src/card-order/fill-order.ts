import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { CardStatus } from "../membership-card/membership-card.entity.js";
import type { CardOrder } from "./card-order.entity.js";
import { turnCards } from "./turn-cards.js";

/** Cards that can be ordered: those that are in no order, and no plastic one has been made. While joining the card system costs something, its members' alone. */
const ORDERABLE = [CardStatus.NOT_ORDERED, CardStatus.VIRTUAL];

interface Wanted {
  /** A condition on `members` and `card`. */
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Puts those wanted into the order who are on the register below its organisation; answers with their ids. */
export async function fillOrder(
  { id, organisationId }: CardOrder,
  wanted: Wanted,
  { em, viewer }: Context,
): Promise<string[]> {
  const rows = await em.execute<{ member_id: string }[]>(
    `with ordered as (
       update membership_cards card set status = 'ORDERED', status_changed_at = now(), status_changed_by = ?
       from members
       where members.id = card.member_id and replaced_on is null and members.status = 'ON_REGISTER'
         and members.primary_id in (
           select below.node from organisations top join organisations below on below.path <@ top.path
           where top.node = ?)
         and card.status = any(?::card_status[]) and ${wanted.sql}
         and (card.status = 'VIRTUAL' or not owes_card_fee(members.id, ?))
       returning card.member_id, card.number
     )
     insert into card_order_rows (order_id, member_id, number)
     select ?, member_id, number from ordered
     returning member_id`,
    [viewer.accountId, organisationId, `{${ORDERABLE.join()}}`, ...wanted.params, today(), id],
  );
  return rows.map(({ member_id: memberId }) => memberId);
}

/** Lets the cards of an order be ordered again: these members', or everybody's. */
export function releaseCards(
  order: CardOrder,
  memberIds: readonly string[] | null,
  context: Context,
): Promise<void> {
  return turnCards(order, { from: [CardStatus.ORDERED, CardStatus.SENT], to: null, memberIds }, context);
}
