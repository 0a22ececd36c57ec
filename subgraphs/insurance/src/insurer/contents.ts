import type { Subject } from "@angel/kit/subgraph";
import { ExportClaims } from "./export-claims.js";
import { ExportInsured } from "./export-insured.js";
import { ImportInsurerAnswer } from "./import-insurer-answer.js";

export const insurerContents: Subject = { resolvers: [ExportClaims, ExportInsured, ImportInsurerAnswer] };
