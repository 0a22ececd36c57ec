import type { Subject } from "@angel/kit/subgraph";
import { memberHearers } from "./follow-members.js";

export const participation: Subject = { hearers: memberHearers };
