import type { newspaperRu } from "./newspaper-ru.js";

export const newspaperEn: typeof newspaperRu = {
  quoted: (title) => `“${title}”`,
  named: (title) => `The newspaper “${title}”`,
  number: (number, through) => `No. ${number}${through ? ` (${through})` : ""}`,
  about: "About the newspaper",
  editors: "Editors",
  numbers: "Numbers",
  years: "Numbers by year",
  allYears: "All years",
  none: "There are no numbers yet.",
  search: "Search the newspaper",
  theme: "In this number",
  word: "From the editor",
  pdf: "The number as printed, PDF",
  survey: "Readers’ questionnaire",
  surveyLead: "The editors ask their readers:",
  answer: "Answer the questionnaire",
  write: "Write to the editors",
  subject: (title) => `To the editors of “${title}”`,
  all: "All numbers",
  printed: "Printed in the newspaper",
};
