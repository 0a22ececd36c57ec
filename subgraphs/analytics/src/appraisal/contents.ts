import type { Subject } from "@angel/kit/subgraph";
import { AppraisalOfOrganisation, AppraisalResolver } from "./appraisal.resolver.js";

export const appraisals: Subject = { resolvers: [AppraisalOfOrganisation, AppraisalResolver] };
