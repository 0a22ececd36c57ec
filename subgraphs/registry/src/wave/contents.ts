import type { Subject } from "@angel/kit/subgraph";
import { EnrolWave } from "./enrol-wave.js";
import { Wave } from "./wave.entity.js";
import { OrganisationWaveResolver, WaveResolver } from "./wave.resolver.js";

export const waves: Subject = {
  entities: [Wave],
  resolvers: [OrganisationWaveResolver, WaveResolver, EnrolWave],
};
