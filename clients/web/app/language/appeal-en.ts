import type { appealRu } from "./appeal-ru.js";

export const appealEn: typeof appealRu = {
  kind: "What you want",
  kinds: { QUESTION: "A question", VIOLATION: "A violation of rights", PROPOSAL: "A proposal" },
  topic: "Topic",
  dueOn: "The first answer is due by",
  number: (value) => `Appeal No. ${value}`,
  states: {
    REGISTERED: "Registered",
    IN_WORK: "In work",
    ANSWERED: "Answered",
    PASSED_ON: "Passed on",
    CLOSED: "Closed",
  },
  overdue: "Overdue",
};
