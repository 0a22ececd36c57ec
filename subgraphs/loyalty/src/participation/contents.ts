import type { Subject } from "@angel/kit/subgraph";
import { memberHearers } from "./follow-members.js";
import { mergeHearers } from "./follow-merges.js";

export const participation: Subject = { hearers: [...memberHearers, ...mergeHearers] };
