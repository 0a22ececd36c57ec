import type { Subject } from "@angel/kit/subgraph";
import { ActivateVirtualCard } from "./activate-virtual-card.js";
import { BlockCard } from "./block-card.js";
import { CardChange } from "./card-change.entity.js";
import { IssueCard } from "./issue-card.js";
import { MembershipCard } from "./membership-card.entity.js";
import { CardChangeResolver, MembershipCardResolver } from "./membership-card.resolver.js";
import { ReissueCard } from "./reissue-card.js";
import { ReportCardLost } from "./report-card-lost.js";
import { ReportOwnCardLost } from "./report-own-card-lost.js";
import { UnblockCard } from "./unblock-card.js";

export const membershipCards: Subject = {
  entities: [MembershipCard, CardChange],
  resolvers: [
    MembershipCardResolver,
    CardChangeResolver,
    ActivateVirtualCard,
    BlockCard,
    IssueCard,
    ReissueCard,
    ReportCardLost,
    ReportOwnCardLost,
    UnblockCard,
  ],
};
