import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import type { CardStatus } from "../membership-card/membership-card.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { CardOrder, type CardOrderStatus } from "./card-order.entity.js";
import { turnCards } from "./turn-cards.js";

/** The order, held until the deed is done; null where there is none or the viewer has not this right over it. */
export async function keepOrder(
  id: string,
  context: Context,
  permission = Permission.KEEP_REGISTER,
): Promise<CardOrder | null> {
  const { em, load, viewer } = context;
  if (!isUuid(id)) return null;
  const order = await em.findOne(CardOrder, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const organisation = order && (await load(organisationsByNode).load(order.organisationId));
  return organisation && viewer.may(permission, organisation.path) ? order : null;
}

/** The order and all its cards come to another status. */
export async function advanceOrder(
  order: CardOrder,
  status: CardOrderStatus,
  cards: { readonly from: CardStatus; readonly to: CardStatus },
  context: Context,
): Promise<void> {
  Object.assign(order, { status, statusChangedAt: new Date() });
  await context.em.flush();
  await turnCards(order, { from: [cards.from], to: cards.to, memberIds: null }, context);
}
