import type { Subject } from "@angel/kit/subgraph";
import { AppealReplied } from "./appeal-replied.js";
import { MessageResolver } from "./message.resolver.js";
import { NoteOnAppeal } from "./note-on-appeal.js";
import { ReplyToAppeal } from "./reply-to-appeal.js";

export const messageContents: Subject = {
  resolvers: [MessageResolver, ReplyToAppeal, NoteOnAppeal, AppealReplied],
};
