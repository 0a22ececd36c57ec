import type { letterSignatureRu } from "./letter-signature-ru.js";

export const letterSignatureEn: typeof letterSignatureRu = {
  title: "The signature of letters",
  lead: "The signature stands below every letter of the organisation. Letters that were sent keep theirs.",
  made: "No signature is set yet: this one is made of the organisation's data. You can change it.",
  text: "Text of the signature",
  textHint: "At most 1000 letters; lines stay lines.",
  mailbox: "The mailbox from which letters go",
  save: "Save the signature",
  saving: "Saving…",
  done: "The signature is saved.",
};
