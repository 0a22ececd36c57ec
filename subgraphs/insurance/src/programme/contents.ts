import type { Subject } from "@angel/kit/subgraph";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";
import { programmes } from "./programme.loader.js";
import { ProgrammeResolver } from "./programme.resolver.js";

export const insuranceProgrammes: Subject = {
  entities: [InsuranceProgramme, ProgrammeTerms],
  resolvers: [ProgrammeResolver],
  references: {
    InsuranceProgramme: { open: "What the union promises its members is for everyone.", load: programmes },
  },
};
