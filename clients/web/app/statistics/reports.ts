/** The reports with names that can be taken out, the most wanted first. */
export const REPORTS = [
  "ORGANISATIONS",
  "DIGITALISATION",
  "ORGANISATION_CONTACTS",
  "REGISTRATION",
  "GENERAL",
  "MEMBER_CONTACTS",
  "MEMBERSHIP",
  "EMPLOYED",
  "STUDENTS",
  "PENSIONERS",
  "REMOVED",
  "USERS",
] as const;
export const FORMATS = ["XLSX", "CSV"] as const;
export const FORM_FORMATS = ["PDF", "XLSX", "CSV"] as const;
