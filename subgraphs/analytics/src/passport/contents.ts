import type { Subject } from "@angel/kit/subgraph";
import { PassportOfOrganisation, PassportResolver } from "./passport.resolver.js";
import { PrintPassport } from "./print-passport.js";

export const passportsOfOrganisations: Subject = {
  resolvers: [PassportOfOrganisation, PassportResolver, PrintPassport],
};
