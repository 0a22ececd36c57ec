import type { Subject } from "@angel/kit/subgraph";
import { DiscardLetterDraft } from "./discard-letter-draft.js";
import { LetterDelivery } from "./letter-delivery.entity.js";
import { LetterDraft } from "./letter-draft.entity.js";
import { Letter } from "./letter.entity.js";
import { letterDraftsById, lettersById } from "./letter.loader.js";
import { LetterDeliveryResolver, LetterResolver } from "./letter.resolver.js";
import { LetterDraftResolver, LettersOfOrganisation } from "./letter-box.resolver.js";
import { MarkLetterRead } from "./mark-letter-read.js";
import { SaveLetterDraft } from "./save-letter-draft.js";
import { SendLetter } from "./send-letter.js";
import { SetLetterSignature } from "./set-letter-signature.js";

/** «Электронное деловое письмо». */
export const letters: Subject = {
  entities: [Letter, LetterDraft, LetterDelivery],
  resolvers: [
    LetterResolver,
    LetterDeliveryResolver,
    LettersOfOrganisation,
    LetterDraftResolver,
    SaveLetterDraft,
    DiscardLetterDraft,
    SendLetter,
    MarkLetterRead,
    SetLetterSignature,
  ],
  references: {
    Letter: {
      open: "Row-level security shows a letter to those who see its sender's affairs or a recipient's.",
      load: lettersById,
    },
    LetterDraft: {
      open: "Row-level security shows a draft to those who see its sender's affairs.",
      load: letterDraftsById,
    },
  },
};
