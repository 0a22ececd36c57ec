import type { Subject } from "@angel/kit/subgraph";
import { CardCheck } from "./card-check.entity.js";
import {
  CardCheckResolver,
  CardChecksOfAccount,
  checksById,
  DeadPassesOfPartner,
} from "./card-check.resolver.js";
import { CheckCard } from "./check-card.js";
import { ChooseDisclosure } from "./choose-disclosure.js";
import { IssuePass } from "./issue-pass.js";
import { RecordSale } from "./record-sale.js";
import { ShowCard } from "./show-card.js";

export const cards: Subject = {
  entities: [CardCheck],
  resolvers: [
    CardCheckResolver,
    CardChecksOfAccount,
    DeadPassesOfPartner,
    ShowCard,
    ChooseDisclosure,
    IssuePass,
    CheckCard,
    RecordSale,
  ],
  references: {
    CardCheck: {
      open: "Row-level security shows a check to the shop, to its keepers, and to whose card it was.",
      load: checksById,
    },
  },
};
