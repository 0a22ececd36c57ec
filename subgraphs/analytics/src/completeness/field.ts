import { registerEnumType } from "type-graphql";
import type { Counter } from "../figure/headcount.js";

/** What must be filled in, on the forms of organisations and on cards; in the order of the union's report. */
export enum CompletenessField {
  DUES_PERCENT = "DUES_PERCENT",
  IS_SMALL = "IS_SMALL",
  HAS_COMMITTEE = "HAS_COMMITTEE",
  CHAIR = "CHAIR",
  EMPLOYER = "EMPLOYER",
  EMPLOYER_TAX_ID = "EMPLOYER_TAX_ID",
  EMPLOYER_HEAD = "EMPLOYER_HEAD",
  EMPLOYER_HEAD_POSITION = "EMPLOYER_HEAD_POSITION",
  ACTIVISTS = "ACTIVISTS",
  STAFF = "STAFF",
  OCCUPATION = "OCCUPATION",
  SEX = "SEX",
  BIRTH_DATE = "BIRTH_DATE",
  DUES_FORM = "DUES_FORM",
  CONSENT = "CONSENT",
  WORKPLACE = "WORKPLACE",
  POSITION = "POSITION",
  COURSE_OF_STUDY = "COURSE_OF_STUDY",
  CHAIR_EMAIL = "CHAIR_EMAIL",
}

registerEnumType(CompletenessField, {
  name: "CompletenessField",
  description: "Something that must be filled in, on the form of an organisation or on a card.",
  valuesConfig: {
    DUES_PERCENT: { description: "A primary's «Членский профсоюзный взнос, %»." },
    IS_SMALL: { description: "A primary's «Малочисленная ПО»." },
    HAS_COMMITTEE: { description: "A primary's «Наличие профкома»." },
    CHAIR: { description: "An organisation's «Председатель»." },
    EMPLOYER: { description: "A primary's «Организация образования»." },
    EMPLOYER_TAX_ID: { description: "«ИНН» of an institution that is named." },
    EMPLOYER_HEAD: { description: "«Руководитель» of an institution that is named." },
    EMPLOYER_HEAD_POSITION: { description: "«Должность» of the head of an institution that is named." },
    ACTIVISTS: { description: "An organisation's «Профактив»." },
    STAFF: { description: "«Штат» of a legal entity." },
    OCCUPATION: { description: "A member's «Занятость»." },
    SEX: { description: "A member's «Пол»." },
    BIRTH_DATE: { description: "A member's «Дата рождения»." },
    DUES_FORM: { description: "A member's «Форма уплаты взносов»." },
    CONSENT: { description: "A member's «Согласие на обработку персональных данных»." },
    WORKPLACE: { description: "A member's «Место работы (учёбы)»." },
    POSITION: { description: "A member's «Должность»." },
    COURSE_OF_STUDY: { description: "A student's «Курс обучения»." },
    CHAIR_EMAIL: { description: "The e-mail of a chair in office." },
  },
});

/** Of what the share is taken. */
export type FormBase = "organisations" | "primaries" | "named" | "legal" | "led";

interface FormField {
  bit: number;
  base: FormBase;
}

/** The bits of `published.form_gap`, and who is asked. */
export const FORM_FIELDS: Partial<Record<CompletenessField, FormField>> = {
  DUES_PERCENT: { bit: 1, base: "primaries" },
  IS_SMALL: { bit: 2, base: "primaries" },
  HAS_COMMITTEE: { bit: 4, base: "primaries" },
  CHAIR: { bit: 8, base: "organisations" },
  EMPLOYER: { bit: 16, base: "primaries" },
  // Asked where an institution is named: the report of 2022 fits together in no other way.
  EMPLOYER_TAX_ID: { bit: 32, base: "named" },
  EMPLOYER_HEAD: { bit: 64, base: "named" },
  EMPLOYER_HEAD_POSITION: { bit: 128, base: "named" },
  ACTIVISTS: { bit: 256, base: "organisations" },
  STAFF: { bit: 512, base: "legal" },
  CHAIR_EMAIL: { bit: 1024, base: "led" },
};

export const NO_LEGAL_ENTITY = 2048;

/** The counts of members without it, and of whom it is asked. */
export const CARD_FIELDS: Partial<Record<CompletenessField, { counter: Counter; base: Counter }>> = {
  OCCUPATION: { counter: "without_occupation", base: "on_register" },
  SEX: { counter: "without_sex", base: "on_register" },
  BIRTH_DATE: { counter: "without_birth_date", base: "on_register" },
  DUES_FORM: { counter: "without_dues_form", base: "on_register" },
  CONSENT: { counter: "without_consent", base: "on_register" },
  WORKPLACE: { counter: "without_workplace", base: "on_register" },
  POSITION: { counter: "without_position", base: "on_register" },
  COURSE_OF_STUDY: { counter: "without_course", base: "students" },
};
