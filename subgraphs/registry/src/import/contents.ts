import type { Subject } from "@angel/kit/subgraph";
import { ApplyMemberImport } from "./apply-member-import.js";
import { ChooseImportColumns } from "./choose-import-columns.js";
import { DecideImportRow } from "./decide-import-row.js";
import { DecideImportRows } from "./decide-import-rows.js";
import { ImportDuplicatesResolver } from "./import-duplicates.resolver.js";
import {
  ImportEffectResolver,
  importsById,
  ImportsOfOrganisation,
  MemberImportResolver,
  MemberImportRowResolver,
} from "./import.resolver.js";
import { MemberImport, MemberImportRow } from "./member-import.entity.js";
import { StartMemberImport } from "./start-member-import.js";
import { UndoMemberImport } from "./undo-member-import.js";

export const imports: Subject = {
  entities: [MemberImport, MemberImportRow],
  resolvers: [
    MemberImportResolver,
    ImportDuplicatesResolver,
    ImportEffectResolver,
    MemberImportRowResolver,
    ImportsOfOrganisation,
    StartMemberImport,
    ChooseImportColumns,
    DecideImportRow,
    DecideImportRows,
    ApplyMemberImport,
    UndoMemberImport,
  ],
  references: {
    MemberImport: {
      open: "Row-level security shows a file to those who see the organisation's members.",
      load: importsById,
    },
  },
};
