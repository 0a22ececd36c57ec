import type { Subject } from "@angel/kit/subgraph";
import { Chair } from "./chair.entity.js";
import { Organisation, OrganisationType } from "./organisation.entity.js";
import { organisationsById } from "./organisation.loader.js";
import { ChairResolver, OrganisationResolver } from "./organisation.resolver.js";

export const organisations: Subject = {
  entities: [Organisation, OrganisationType, Chair],
  resolvers: [OrganisationResolver, ChairResolver],
  references: {
    Organisation: {
      open: "Organisations are public by the statute; their members are guarded on the field.",
      load: organisationsById,
    },
  },
};
