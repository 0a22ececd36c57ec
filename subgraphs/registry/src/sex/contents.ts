import type { Subject } from "@angel/kit/subgraph";
import { DeriveSexes } from "./derive-sexes.js";
import { SexBatch } from "./sex-batch.entity.js";
import { SexDerivationResolver } from "./sex-derivation.resolver.js";
import { SexOriginOfMember } from "./sex-origin.js";
import { UndoSexBatch } from "./undo-sex-batch.js";

/** «Обработка по полу». */
export const sexes: Subject = {
  entities: [SexBatch],
  resolvers: [SexDerivationResolver, SexOriginOfMember, DeriveSexes, UndoSexBatch],
};
