import type { Subject } from "@angel/kit/subgraph";
import { AttachFile } from "./attach-file.js";
import { Attachment } from "./attachment.entity.js";
import { AttachmentResolver, OrganisationAttachmentResolver } from "./attachment.resolver.js";

export const attachments: Subject = {
  entities: [Attachment],
  resolvers: [OrganisationAttachmentResolver, AttachmentResolver, AttachFile],
};
