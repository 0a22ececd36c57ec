import type { Subject } from "@angel/kit/subgraph";
import { AnswerClaimObjection } from "./answer-claim-objection.js";
import { ObjectToClaim } from "./object-to-claim.js";

export const objections: Subject = { resolvers: [ObjectToClaim, AnswerClaimObjection] };
