import type { Subject } from "@angel/kit/subgraph";
import { hearCodes } from "./hear-codes.js";

export const codeContents: Subject = { hearers: [hearCodes] };
