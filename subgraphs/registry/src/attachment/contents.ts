import type { Subject } from "@angel/kit/subgraph";
import { AttachFile } from "./attach-file.js";
import { AttachToCard } from "./attach-to-card.js";
import { CardAttachment } from "./card-attachment.entity.js";
import { AttachmentsOfMember, CardAttachmentResolver } from "./card-attachment.resolver.js";
import { Attachment } from "./attachment.entity.js";
import { AttachmentResolver, OrganisationAttachmentResolver } from "./attachment.resolver.js";

export const attachments: Subject = {
  entities: [Attachment, CardAttachment],
  resolvers: [
    OrganisationAttachmentResolver,
    AttachmentResolver,
    AttachmentsOfMember,
    CardAttachmentResolver,
    AttachFile,
    AttachToCard,
  ],
};
