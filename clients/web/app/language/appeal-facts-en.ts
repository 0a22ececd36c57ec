import type { appealFactsRu } from "./appeal-facts-ru.js";

export const appealFactsEn: typeof appealFactsRu = {
  outcomes: {
    HELPED: "The right was restored",
    EXPLAINED: "Advice was given",
    ACCEPTED: "The proposal was accepted",
    NOT_CONFIRMED: "Not confirmed",
    DROPPED: "Withdrawn by the author",
  },
  concerns: "Organisation",
  handledBy: "Handled by",
  aboutEmployer: "Employer",
  registered: "Registered",
  closed: "Closed",
  outcome: "Outcome",
  conversation: "Conversation",
  you: "You",
  union: "The union",
  voices: { AUTHOR: "The author", HANDLER: "The union" },
  internal: "An internal note",
  forgotten: "These words were deleted by the rules of keeping.",
  arrived: "There is a new message in the appeal.",
};
