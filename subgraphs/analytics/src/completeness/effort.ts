import { CompletenessField } from "./field.js";

/** About how long one of them takes, in seconds; null where the register does it by itself, after a preview. */
export const EFFORT_SECONDS: Record<CompletenessField, number | null> = {
  DUES_PERCENT: 20,
  IS_SMALL: 10,
  HAS_COMMITTEE: 10,
  CHAIR: 180,
  EMPLOYER: 60,
  EMPLOYER_TAX_ID: 60,
  EMPLOYER_HEAD: 60,
  EMPLOYER_HEAD_POSITION: 20,
  ACTIVISTS: 180,
  STAFF: 120,
  OCCUPATION: 10,
  // «Обработка по полу» tells the sex from the name.
  SEX: null,
  BIRTH_DATE: 30,
  DUES_FORM: 10,
  // A paper to be signed by the member.
  CONSENT: 120,
  WORKPLACE: 20,
  POSITION: 20,
  COURSE_OF_STUDY: 10,
  CHAIR_EMAIL: 30,
};

export const SITTING_SECONDS = 5 * 60;
