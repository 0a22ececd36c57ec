import { registerEnumType } from "type-graphql";

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

/** The bits of `members.gaps`. */
export const CARD_BITS: Partial<Record<CompletenessField, number>> = {
  OCCUPATION: 1,
  SEX: 2,
  BIRTH_DATE: 4,
  DUES_FORM: 8,
  CONSENT: 16,
  WORKPLACE: 32,
  POSITION: 64,
  COURSE_OF_STUDY: 128,
};

/** The counts of primaries in which those cards are counted. */
export const CARD_COUNTERS: Partial<Record<CompletenessField, string>> = {
  OCCUPATION: "without_occupation",
  SEX: "without_sex",
  BIRTH_DATE: "without_birth_date",
  DUES_FORM: "without_dues_form",
  CONSENT: "without_consent",
  WORKPLACE: "without_workplace",
  POSITION: "without_position",
  COURSE_OF_STUDY: "without_course",
};

/** The bits of `organisation_gaps.gaps`. */
export const FORM_BITS: Partial<Record<CompletenessField, number>> = {
  DUES_PERCENT: 1,
  IS_SMALL: 2,
  HAS_COMMITTEE: 4,
  CHAIR: 8,
  EMPLOYER: 16,
  EMPLOYER_TAX_ID: 32,
  EMPLOYER_HEAD: 64,
  EMPLOYER_HEAD_POSITION: 128,
  ACTIVISTS: 256,
  STAFF: 512,
  CHAIR_EMAIL: 1024,
};
