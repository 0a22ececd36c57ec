import type { reportsRu } from "./reports-ru.js";

export const reportsEn: typeof reportsRu = {
  title: "Take out",
  lead: "Who took out what is written down. The link to a file works for ten minutes.",
  report: "Report",
  reports: {
    ORGANISATIONS: "Organisations in general",
    DIGITALISATION: "Digitalisation: cards and how complete they are",
    ORGANISATION_CONTACTS: "Contacts of organisations",
    REGISTRATION: "Registration of organisations",
    GENERAL: "Members in general",
    MEMBER_CONTACTS: "Contacts of members",
    MEMBERSHIP: "Membership",
    EMPLOYED: "Working members",
    STUDENTS: "Studying members",
    PENSIONERS: "Retired members",
    REMOVED: "Taken off the register",
    USERS: "Users",
  },
  on: "As of the day",
  year: "As of 1 January of",
  format: "Kind of file",
  formats: { XLSX: "Excel (XLSX)", CSV: "Text (CSV)", PDF: "For print (PDF)" },
  deeds: {
    report: "Take the report out",
    form: "Take the annual form out",
    passport: "Passport of the organisation as PDF",
  },
  busy: "On its way…",
  download: "Download the file",
};
