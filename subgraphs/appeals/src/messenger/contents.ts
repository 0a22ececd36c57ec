import type { Subject } from "@angel/kit/subgraph";
import { messengerHearers } from "./hear-words.js";

export const messengerContents: Subject = { hearers: messengerHearers };
