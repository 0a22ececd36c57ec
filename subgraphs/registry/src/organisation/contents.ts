import type { Subject } from "@angel/kit/subgraph";
import { ChangeOrganisation } from "./change-organisation.js";
import { CloseOrganisation } from "./close-organisation.js";
import { CompletenessResolver } from "./completeness.resolver.js";
import { CreateOrganisation } from "./create-organisation.js";
import { OrganisationActResolver, OrganisationHistoryResolver } from "./history.resolver.js";
import { MergeOrganisations } from "./merge-organisations.js";
import { MoveOrganisation } from "./move-organisation.js";
import { OrganisationAct } from "./organisation-act.entity.js";
import { Organisation } from "./organisation.entity.js";
import { organisationsById } from "./organisation.loader.js";
import { OrganisationResolver } from "./organisation.resolver.js";
import { OrganisationRightsResolver } from "./organisation-rights.js";
import { RevisionOfOrganisation } from "./organisation-revision.js";
import { RenameOrganisation } from "./rename-organisation.js";
import { RenumberOrganisation } from "./renumber-organisation.js";
import { RetypeOrganisation } from "./retype-organisation.js";
import { SplitOrganisation } from "./split-organisation.js";
import { StrikeTabEntry } from "./strike-tab-entry.js";
import { UndoReorganisation } from "./undo-reorganisation.js";
import { UndoableReorganisationResolver } from "./undoable-reorganisation.js";
import { WarningResolver } from "./warning.resolver.js";

export const organisations: Subject = {
  entities: [Organisation, OrganisationAct],
  resolvers: [
    OrganisationResolver,
    OrganisationRightsResolver,
    RevisionOfOrganisation,
    OrganisationHistoryResolver,
    OrganisationActResolver,
    CompletenessResolver,
    WarningResolver,
    CreateOrganisation,
    ChangeOrganisation,
    RenameOrganisation,
    RetypeOrganisation,
    RenumberOrganisation,
    MoveOrganisation,
    MergeOrganisations,
    SplitOrganisation,
    CloseOrganisation,
    StrikeTabEntry,
    UndoReorganisation,
    UndoableReorganisationResolver,
  ],
  references: {
    Organisation: {
      open: "Organisations are public by the statute; their members are guarded on the field.",
      load: organisationsById,
    },
  },
};
