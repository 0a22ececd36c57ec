import type { Subject } from "@angel/kit/subgraph";
import { DocumentCheckResolver } from "./document-check.js";
import { Document } from "./document.entity.js";
import { documentsById } from "./document.loader.js";
import { DocumentResolver, DocumentsOfMember, DocumentsOfOrganisation } from "./document.resolver.js";
import { PrepareCardOrderDocument } from "./prepare-card-order-document.js";
import { PrepareMemberDocuments } from "./prepare-member-documents.js";
import { PrepareMemberList } from "./prepare-member-list.js";

export const documents: Subject = {
  entities: [Document],
  resolvers: [
    DocumentResolver,
    DocumentsOfMember,
    DocumentsOfOrganisation,
    DocumentCheckResolver,
    PrepareMemberDocuments,
    PrepareMemberList,
    PrepareCardOrderDocument,
  ],
  references: {
    Document: {
      open: "Row-level security shows a paper to those who see the card, and to the one it is about.",
      load: documentsById,
    },
  },
};
