import type { appealAnalysisRu } from "./appeal-analysis-ru.js";
import { count, formatNumber } from "./format.js";

const times = (value: number) => formatNumber("en", Math.round(value * 10) / 10);

export const appealAnalysisEn: typeof appealAnalysisRu = {
  efficiencyTitle: "How appeals are answered",
  efficiencyLead: "Appeals that are yours to see, here and below, registered within these days.",
  from: "From",
  until: "Until",
  all: "All",
  byHandler: "By who handles them",
  byOrganisation: "By organisation",
  columns: {
    registeredCount: "Registered",
    answeredCount: "Answered",
    closedCount: "Closed",
    reopenedCount: "Opened again",
    overdueCount: "Overdue",
    inTimePercent: "In time, %",
    medianAnswerHours: "Half answered within, h",
    averageRating: "Mark",
  },
  who: "Who",
  kinds: { QUESTION: "Questions", VIOLATION: "Violations of rights", PROPOSAL: "Proposals" },
  taxId: (value) => `Tax id ${value}`,
  analysisTitle: "Analysis of appeals",
  alerts: "Early warning",
  subjects: { EMPLOYER: "Employer", TOPIC: "Topic", BRANCH: "Branch", REGION: "Region" },
  cameOf: (value, expected) =>
    `${count("en", value, { one: "appeal", other: "appeals" })} instead of the expected ${times(expected)},`,
  heldAgainst: (value) => `Before: ${formatNumber("en", value)},`,
  isOver: "The rise has ended.",
  counted: (value, organisations) =>
    `${count("en", value, { one: "appeal", other: "appeals" })}, organisations: ${formatNumber("en", organisations)};`,
  compared: "Held against",
  hidden: "The numbers are so small that they would point at people: they are hidden.",
  order: "Order",
  orders: { MOST: "Most frequent", GROWING: "Growing", WIDEST: "Widest" },
  by: {
    byTopic: "By topic",
    byEmployer: "By employer",
    byBranch: "By branch",
    byOrganisation: "By organisation below",
    byKind: "By kind",
  },
  narrowed: "Narrowed to",
  wider: "all again",
  what: "What",
  count: "Appeals",
  before: "Before",
  growth: "Growth",
  organisations: "Organisations",
  itself: "the organisation itself",
  unknown: "not said",
};
