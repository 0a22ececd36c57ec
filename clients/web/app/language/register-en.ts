import type { registerRu } from "./register-ru.js";
import { waysEn } from "./ways-en.js";

export const registerEn: typeof registerRu = {
  title: waysEn.members,
  search: "Surname and first name",
  orderCards: "Order membership cards",
  papers: "Write papers",
  removed: "Removed from the register",
  onRegister: "On the register",
  nobody: "Nobody was found.",
  next: "Next",
  putOn: "Put on the register",
  putOnAnyway: "All is right, put on the register",
  look: "Look at what the check has found, and send once more.",
  noSex: "The name does not tell the sex: choose it.",
  suggestion: "Perhaps it is:",
  registered: (name) => `On the register: ${name}.`,
  sending: "Recording…",
  remove: "Remove from the register",
  removeSubmit: "Yes, remove",
  isRemoved: "The member is removed from the register.",
  reason: "Reason",
  reasons: {
    OWN_WISH: "Own wish",
    DISMISSED: "Dismissed",
    GRADUATED: "Graduated",
    EXCLUDED: "Excluded from the union",
    DIED: "Died",
    OTHER: "Another",
  },
};
