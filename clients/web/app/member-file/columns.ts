import type { ImportField } from "./member-file.js";

/** What a column may say, in the order in which a chair thinks of it. */
export const FIELDS = [
  "FULL_NAME",
  "LAST_NAME",
  "FIRST_NAME",
  "PATRONYMIC",
  "BORN_ON",
  "SEX",
  "OCCUPATION",
  "WORKPLACE",
  "POSITION",
  "COURSE_OF_STUDY",
  "PHONE",
  "EMAIL",
  "DUES_FORM",
  "JOINED_ON",
  "CONSENTED_ON",
  "CARD_NUMBER",
  "ORGANISATION",
  "NOTHING",
] as const satisfies readonly ImportField[];

export const NAMES: readonly ImportField[] = ["FULL_NAME", "LAST_NAME", "FIRST_NAME", "PATRONYMIC"];

/** Whether a name can be put together from the columns. */
export function canName(columns: readonly ImportField[]): boolean {
  return columns.includes("FULL_NAME") || (columns.includes("LAST_NAME") && columns.includes("FIRST_NAME"));
}

/** Where the API says that something is wrong, by the column that says it. */
export const FIELD_AT: Readonly<Record<string, ImportField>> = {
  name: "FULL_NAME",
  "name.last": "LAST_NAME",
  "name.first": "FIRST_NAME",
  "name.patronymic": "PATRONYMIC",
  bornOn: "BORN_ON",
  sex: "SEX",
  occupation: "OCCUPATION",
  duesForm: "DUES_FORM",
  workplace: "WORKPLACE",
  position: "POSITION",
  courseOfStudy: "COURSE_OF_STUDY",
  phone: "PHONE",
  email: "EMAIL",
  card: "CARD_NUMBER",
  joinedOn: "JOINED_ON",
  consentedOn: "CONSENTED_ON",
  organisation: "ORGANISATION",
};
