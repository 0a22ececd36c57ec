import type { appealQueueRu } from "./appeal-queue-ru.js";
import { count, formatNumber } from "./format.js";

export const appealQueueEn: typeof appealQueueRu = {
  title: "Appeals",
  state: "State",
  tabs: { new: "New", work: "In work", answered: "Answered", closed: "Closed", all: "All" },
  filter: "Filter",
  anyKind: "Any kind",
  anyTopic: "Any topic",
  overdue: "Overdue ones alone",
  mine: "Mine alone",
  none: "Nothing here.",
  arrived: (number) => `Appeal No. ${number} has come.`,
  summary: (registered, overdue) =>
    `In 30 days: ${count("en", registered, { one: "appeal", other: "appeals" })}, overdue: ${formatNumber("en", overdue)}.`,
  register: "Write a call down",
  efficiency: "Figures",
  analysis: "Analysis",
  takenBy: (name) => `Taken on by ${name}`,
  changeHotline: "Change the number and the hours",
  setHotline: "Name a hotline",
};
