import { count, formatSize } from "./format.js";
import type { knowledgeRu } from "./knowledge-ru.js";

export const knowledgeEn: typeof knowledgeRu = {
  lead: "Rules and norms, teaching materials, instructions for working in the system, and answers to questions.",
  audience: "For whom",
  everyone: "All articles",
  audiences: { MEMBERS: "For members", KEEPERS: "For chairs and staff" },
  none: "There are no articles here yet.",
  documents: "Documents",
  counted: (value) => count("en", value, { one: "document", other: "documents" }),
  size: (bytes) => formatSize("en", bytes),
  dictionaries: "Dictionaries of the register",
  dictionariesHint: "What the register calls the things it keeps, as it stands now.",
  level: "Level",
  term: "Term of office, years",
  small: "Small with fewer members than",
  below: "Stands below",
  names: {
    levels: "Levels of organisations",
    types: "Kinds of organisations",
    occupations: "Occupations",
    movements: "Movements on the register",
    reasons: "Grounds for taking off the register",
    duesForms: "Ways of paying dues",
    cards: "States of the electronic card",
    education: "Education",
    events: "Kinds of events",
    appeals: "Topics of appeals",
    themes: "Themes of mailings",
  },
};
