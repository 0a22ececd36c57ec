import type { Subject } from "@angel/kit/subgraph";
import { Chair } from "./chair.entity.js";
import { ChairResolver, ElectionHistoryResolver } from "./chair.resolver.js";
import { ChangeChair } from "./change-chair.js";
import { ElectChair } from "./elect-chair.js";
import { chairHearers } from "./follow-members.js";
import { EndChairPowers } from "./end-chair-powers.js";
import { OrganisationTermResolver, TermWatchResolver } from "./term-watch.resolver.js";
import { WillingChairsResolver } from "./willing-chairs.resolver.js";

export const chairs: Subject = {
  entities: [Chair],
  resolvers: [
    ChairResolver,
    ElectionHistoryResolver,
    OrganisationTermResolver,
    TermWatchResolver,
    WillingChairsResolver,
    ElectChair,
    ChangeChair,
    EndChairPowers,
  ],
  hearers: chairHearers,
};
