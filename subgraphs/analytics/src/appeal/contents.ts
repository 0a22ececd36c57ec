import type { Subject } from "@angel/kit/subgraph";
import { AppealAnalysisOfOrganisation, AppealAnalysisResolver } from "./appeal-analysis.resolver.js";
import { appealHearers } from "./hear-appeals.js";

export const analysedAppeals: Subject = {
  resolvers: [AppealAnalysisOfOrganisation, AppealAnalysisResolver],
  hearers: appealHearers,
};
