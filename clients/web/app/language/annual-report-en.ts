import type { annualReportRu } from "./annual-report-ru.js";
import { waysEn } from "./ways-en.js";

export const annualReportEn: typeof annualReportRu = {
  title: waysEn.annualReport,
  year: "As of 1 January of",
  on: "as of",
  row: "Row",
  value: "Value",
  forms: {
    PRIMARY_5SP: "Form 5-SP",
    TERRITORIAL_2SP: "Form 2-SP",
    REGIONAL_1SP: "Form 1-SP",
  },
  none: "Report",
  numbered: (number) => `Report No. ${number}`,
  states: {
    NONE: "not begun",
    DRAFT: "a draft",
    LOCKED: "sealed",
    SUBMITTED: "handed in",
    ACCEPTED: "accepted",
  },
  leads: {
    NONE: "The form below is filled from the register. Begin a report to hand it in: nothing is to be written.",
    DRAFT: "The report shows the register as it is. Seal the figures if they are right: they stay so then.",
    LOCKED:
      "The figures are sealed and signed. What is left is to hand the report to the organisation above.",
    SUBMITTED: "The report is with the organisation above, which accepts it.",
    ACCEPTED: "The organisation above has accepted the report.",
  },
  deeds: {
    create: "Begin the report",
    lock: "Seal it",
    submit: "Hand it in",
    accept: "Accept it",
  },
  busy: "Writing…",
  coverage: "How reports come in",
  level: "Organisations",
  levels: {
    NATIONAL: "The whole union",
    REGIONAL: "Regional",
    OKRUG: "Of autonomous districts",
    INDUSTRY: "Of industries",
    TERRITORIAL: "Territorial",
    PRIMARY: "Primary",
  },
  counts: {
    organisations: "In all",
    formed: "Begun",
    locked: "Sealed",
    submitted: "Handed in",
  },
  missing: "Have not handed in",
  next: "The next organisations",
};
