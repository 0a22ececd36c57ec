import { yearsAfter } from "@angel/kit/days";
import type { InvalidField } from "@angel/kit/problem";
import { isStorable, tidy } from "@angel/kit/text";
import { type PlainDate, today } from "@angel/kit/values";
import { Reading } from "../card/reading.js";
import { faultsOfName, readName } from "./check-name.js";
import type { DuesForm, Sex } from "./member.entity.js";
import { Occupation } from "./member.entity.js";
import type { NameColumns, PersonNameInput } from "./person-name.js";
import { normalisePhone } from "./phone.js";

/** What a person tells of themself when they are put on the register. */
export interface CardInput {
  name: PersonNameInput;
  sex?: Sex | null;
  bornOn: PlainDate | null;
  occupation: Occupation | null;
  duesForm?: DuesForm | null;
  workplace?: string | null;
  position?: string | null;
  courseOfStudy?: number | null;
  phone?: string | null;
  email?: string | null;
  consentedOn?: PlainDate | null;
  joinedOn?: PlainDate | null;
}

/** The same as the table keeps it. */
export interface CardColumns extends NameColumns {
  sex: Sex | null;
  bornOn: PlainDate | null;
  occupation: Occupation | null;
  duesForm: DuesForm | null;
  workplace: string | null;
  position: string | null;
  courseOfStudy: number | null;
  phone: string | null;
  email: string | null;
  consentedOn: PlainDate | null;
  joinedOn: PlainDate;
}

/** What a card says now, to be checked with a change. */
export function cardOf(member: CardColumns): CardInput {
  const { lastName: last, firstName: first, patronymic, ...card } = member;
  return { ...card, name: { last, first, patronymic } };
}

/** 10-ФЗ, article 2. */
const YOUNGEST = 14;
const OLDEST = 110;
/** Whether letters arrive is only known by sending one; this keeps out what cannot be an address. */
const EMAIL = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u;
const LONGEST_EMAIL = 254;
const LONGEST_TEXT = 300;

/** Tidies what was given and says what is wrong with it. */
export function checkCard(
  input: CardInput,
  joinedOn = input.joinedOn,
): { columns: CardColumns; faults: InvalidField[] } {
  const reading = new Reading();
  const { lastName, firstName, patronymic } = readName(input.name);
  // Spelt out: an object that begins with another's fields is built several times as slowly.
  const columns: CardColumns = {
    lastName,
    firstName,
    patronymic,
    sex: input.sex ?? null,
    bornOn: input.bornOn,
    occupation: input.occupation,
    duesForm: input.duesForm ?? null,
    workplace: reading.text("workplace", input.workplace, LONGEST_TEXT),
    position: reading.text("position", input.position, LONGEST_TEXT),
    courseOfStudy: input.courseOfStudy ?? null,
    phone: readPhone(reading, "phone", input.phone),
    email: readEmail(reading, "email", input.email),
    consentedOn: input.consentedOn ?? null,
    joinedOn: joinedOn ?? today(),
  };
  checkDays(reading, columns);
  checkCourse(reading, columns);
  return { columns, faults: [...faultsOfName(columns), ...reading.faults] };
}

export function readPhone(reading: Reading, path: string, written: string | null | undefined): string | null {
  if (!written?.trim()) return null;
  const phone = normalisePhone(written);
  if (phone === null) reading.fault(path, "Это не номер телефона.", "This is not a telephone number.");
  return phone;
}

export function readEmail(reading: Reading, path: string, written: string | null | undefined): string | null {
  const email = tidy(written ?? "").toLowerCase();
  const isEmail = email.length <= LONGEST_EMAIL && isStorable(email) && EMAIL.test(email);
  if (email !== "" && !isEmail) {
    reading.fault(path, "Это не адрес электронной почты.", "This is not an e-mail address.");
  }
  return email || null;
}

function checkDays(reading: Reading, { bornOn, joinedOn, consentedOn }: CardColumns): void {
  reading.past("joinedOn", joinedOn);
  reading.past("consentedOn", consentedOn);
  const isKnown = bornOn !== null && reading.past("bornOn", bornOn) <= today();
  if (!isKnown) return;
  if (bornOn < yearsAfter(today(), -OLDEST)) {
    reading.fault("bornOn", "Проверьте год рождения.", "Check the year of birth.");
  } else if (joinedOn < yearsAfter(bornOn, YOUNGEST)) {
    reading.fault(
      "bornOn",
      `В Профсоюз принимают с ${YOUNGEST} лет.`,
      `The union admits from the age of ${YOUNGEST}.`,
    );
  }
  if (consentedOn !== null && consentedOn < bornOn) {
    reading.fault("consentedOn", "Раньше даты рождения.", "Before the day of birth.");
  }
}

function checkCourse(reading: Reading, { occupation, courseOfStudy }: CardColumns): void {
  if (courseOfStudy === null) return;
  if (occupation !== Occupation.STUDENT) {
    reading.fault("courseOfStudy", "Курс есть только у обучающихся.", "Only students have a course.");
  } else if (courseOfStudy < 1 || courseOfStudy > 7) {
    reading.fault("courseOfStudy", "Курс — от 1 до 7.", "A course is from 1 to 7.");
  }
}
