import type { Subject } from "@angel/kit/subgraph";
import { AddToCardOrder } from "./add-to-card-order.js";
import { CancelCardOrder } from "./cancel-card-order.js";
import { CardOrder } from "./card-order.entity.js";
import { cardOrdersById } from "./card-order.loader.js";
import { CardOrderResolver, CardOrdersOfOrganisation } from "./card-order.resolver.js";
import { ChangeCardOrder } from "./change-card-order.js";
import { CreateCardOrder } from "./create-card-order.js";
import { FillCardOrder } from "./fill-card-order.js";
import { RecordCardsDelivered } from "./record-cards-delivered.js";
import { RecordCardsProduced } from "./record-cards-produced.js";
import { RemoveFromCardOrder } from "./remove-from-card-order.js";
import { SendCardOrder } from "./send-card-order.js";

export const cardOrders: Subject = {
  entities: [CardOrder],
  resolvers: [
    CardOrderResolver,
    CardOrdersOfOrganisation,
    CreateCardOrder,
    ChangeCardOrder,
    FillCardOrder,
    AddToCardOrder,
    RemoveFromCardOrder,
    SendCardOrder,
    CancelCardOrder,
    RecordCardsProduced,
    RecordCardsDelivered,
  ],
  references: {
    CardOrder: {
      open: "Row-level security shows an order to those who see the organisation's members, and to nobody else.",
      load: cardOrdersById,
    },
  },
};
