import type { Subject } from "@angel/kit/subgraph";
import { OrganisationType } from "../organisation/organisation.entity.js";
import { AddOrganisationType } from "./add-organisation-type.js";
import { ChangeForm } from "./change-form.js";
import { ChangeLevelRule } from "./change-level-rule.js";
import { DictionaryResolver } from "./dictionary.resolver.js";
import { OrganisationLevelRule } from "./level-rule.entity.js";
import { OrganisationForm } from "./organisation-form.entity.js";
import { RenameOrganisationType } from "./rename-organisation-type.js";

export const dictionaries: Subject = {
  entities: [OrganisationType, OrganisationLevelRule, OrganisationForm],
  resolvers: [DictionaryResolver, AddOrganisationType, RenameOrganisationType, ChangeLevelRule, ChangeForm],
};
