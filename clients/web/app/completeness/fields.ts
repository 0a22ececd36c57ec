/** How what is missing is written: what kind of answer it wants, and on whose record it goes. */
export const FIELDS = {
  OCCUPATION: { of: "member", answer: "choice" },
  SEX: { of: "member", answer: "choice" },
  BIRTH_DATE: { of: "member", answer: "day" },
  DUES_FORM: { of: "member", answer: "choice" },
  CONSENT: { of: "member", answer: "day" },
  WORKPLACE: { of: "member", answer: "words" },
  POSITION: { of: "member", answer: "words" },
  COURSE_OF_STUDY: { of: "member", answer: "number" },
  CHAIR: { of: "organisation", answer: null },
  CHAIR_EMAIL: { of: "organisation", answer: "email" },
  DUES_PERCENT: { of: "organisation", answer: "number" },
  IS_SMALL: { of: "organisation", answer: "choice" },
  HAS_COMMITTEE: { of: "organisation", answer: "choice" },
  EMPLOYER: { of: "organisation", answer: "words" },
  EMPLOYER_TAX_ID: { of: "organisation", answer: "words" },
  EMPLOYER_HEAD: { of: "organisation", answer: "words" },
  EMPLOYER_HEAD_POSITION: { of: "organisation", answer: "words" },
  ACTIVISTS: { of: "organisation", answer: "person" },
  STAFF: { of: "organisation", answer: "person" },
} as const;

export type FieldName = keyof typeof FIELDS;

/** The answers that are chosen, by the names of the API. */
export const CHOICES = {
  OCCUPATION: ["EMPLOYED", "STUDENT", "PENSIONER"],
  SEX: ["FEMALE", "MALE"],
  DUES_FORM: ["WITHHELD", "CARD", "CASH", "EXEMPT"],
  IS_SMALL: ["YES", "NO"],
  HAS_COMMITTEE: ["YES", "NO"],
} as const satisfies Partial<Record<FieldName, readonly string[]>>;

/** Between which numbers an answer is. */
export const BOUNDS = {
  COURSE_OF_STUDY: { min: 1, max: 7, step: 1 },
  DUES_PERCENT: { min: 0, max: 100, step: 0.1 },
} as const;

/** What an address calls a field: "birth-date". */
export function addressOf(field: FieldName): string {
  return field.toLowerCase().replaceAll("_", "-");
}

/** The field of an address; null where it names none. */
export function fieldAt(address: string | undefined): FieldName | null {
  const names = Object.keys(FIELDS) as FieldName[];
  return names.find((name) => addressOf(name) === address) ?? null;
}
