import type { Subject } from "@angel/kit/subgraph";
import { DocumentCheckResolver } from "./document-check.js";
import { Document } from "./document.entity.js";
import { documentsById } from "./document.loader.js";
import {
  DocumentResolver,
  DocumentsOfMeeting,
  DocumentsOfMember,
  DocumentsOfOrganisation,
} from "./document.resolver.js";
import { PrepareAwardSheet } from "./prepare-award-sheet.js";
import { PrepareCardOrderDocument } from "./prepare-card-order-document.js";
import { PrepareChairElectionExtract } from "./prepare-chair-election-extract.js";
import { PrepareMemberDocuments } from "./prepare-member-documents.js";
import { PrepareMemberList } from "./prepare-member-list.js";
import { PrepareMinutes } from "./prepare-minutes.js";
import { PrepareMinutesExtract } from "./prepare-minutes-extract.js";
import { PrepareOrganisationCard } from "./prepare-organisation-card.js";
import { PreparePlasticCard } from "./prepare-plastic-card.js";

export const documents: Subject = {
  entities: [Document],
  resolvers: [
    DocumentResolver,
    DocumentsOfMember,
    DocumentsOfOrganisation,
    DocumentsOfMeeting,
    DocumentCheckResolver,
    PrepareMemberDocuments,
    PreparePlasticCard,
    PrepareMemberList,
    PrepareCardOrderDocument,
    PrepareMinutes,
    PrepareMinutesExtract,
    PrepareOrganisationCard,
    PrepareChairElectionExtract,
    PrepareAwardSheet,
  ],
  references: {
    Document: {
      open: "Row-level security shows a paper to those who see the card, and to the one it is about.",
      load: documentsById,
    },
  },
};
