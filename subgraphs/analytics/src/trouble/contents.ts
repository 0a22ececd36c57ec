import type { Subject } from "@angel/kit/subgraph";
import { TroubleAlert } from "./trouble-alert.entity.js";
import { TroubleAlertResolver, TroubleAlertsOfOrganisation } from "./trouble-alert.resolver.js";

export const troubles: Subject = {
  entities: [TroubleAlert],
  resolvers: [TroubleAlertsOfOrganisation, TroubleAlertResolver],
};
