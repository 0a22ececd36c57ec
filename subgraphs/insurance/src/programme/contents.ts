import type { Subject } from "@angel/kit/subgraph";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";
import { programmes } from "./programme.loader.js";
import { ProgrammeResolver } from "./programme.resolver.js";
import { ChangeProgrammeTerms } from "./change-programme-terms.js";
import { StartProgramme } from "./start-programme.js";

export const insuranceProgrammes: Subject = {
  entities: [InsuranceProgramme, ProgrammeTerms],
  resolvers: [ProgrammeResolver, StartProgramme, ChangeProgrammeTerms],
  references: {
    InsuranceProgramme: { open: "What the union promises its members is for everyone.", load: programmes },
  },
};
