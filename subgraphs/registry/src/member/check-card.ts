import { InvalidField, type Sentence } from "@angel/kit/problem";
import { faultOfText, isStorable, tidy } from "@angel/kit/text";
import { type PlainDate, today } from "@angel/kit/values";
import type { DuesForm, Sex } from "./member.entity.js";
import { Occupation } from "./member.entity.js";
import type { NameColumns, PersonNameInput } from "./person-name.js";
import { normalisePhone } from "./phone.js";

/** What a person tells of themself when they are put on the register. */
export interface CardInput {
  name: PersonNameInput;
  sex: Sex;
  bornOn: PlainDate;
  occupation: Occupation;
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
  sex: Sex;
  bornOn: PlainDate;
  occupation: Occupation;
  duesForm: DuesForm | null;
  workplace: string | null;
  position: string | null;
  courseOfStudy: number | null;
  phone: string | null;
  email: string | null;
  consentedOn: PlainDate | null;
  joinedOn: PlainDate;
}

/** 10-ФЗ, article 2. */
const YOUNGEST = 14;
const OLDEST = 110;
/** Whether letters arrive is only known by sending one; this keeps out what cannot be an address. */
const EMAIL = /^[^\s@<>()",;:\\]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u;
const LONGEST_NAME = 60;
const LONGEST_TEXT = 300;

/** Tidies what was given and says what is wrong with it. */
export function checkCard(input: CardInput): { columns: CardColumns; faults: InvalidField[] } {
  const columns: CardColumns = {
    ...readName(input.name),
    sex: input.sex,
    bornOn: input.bornOn,
    occupation: input.occupation,
    duesForm: input.duesForm ?? null,
    workplace: readText(input.workplace),
    position: readText(input.position),
    courseOfStudy: input.courseOfStudy ?? null,
    phone: input.phone?.trim() ? (normalisePhone(input.phone) ?? input.phone) : null,
    email: readText(input.email)?.toLowerCase() ?? null,
    consentedOn: input.consentedOn ?? null,
    joinedOn: input.joinedOn ?? today(),
  };
  const faults = [
    ...faultsOfName(columns),
    ...faultsOfDays(columns),
    columns.workplace && faultOfText("workplace", columns.workplace, LONGEST_TEXT),
    columns.position && faultOfText("position", columns.position, LONGEST_TEXT),
    faultOfCourse(columns),
    columns.phone !== null && normalisePhone(columns.phone) === null
      ? fault("phone", "Это не номер телефона.", "This is not a telephone number.")
      : null,
    columns.email !== null && !(isStorable(columns.email) && EMAIL.test(columns.email))
      ? fault("email", "Это не адрес электронной почты.", "This is not an e-mail address.")
      : null,
  ];
  return { columns, faults: faults.filter((found) => found instanceof InvalidField) };
}

function readName({ last, first, patronymic }: PersonNameInput): NameColumns {
  const plain = (part: string) =>
    part.normalize("NFC").replaceAll(/[’ʼ`]/g, "'").replaceAll(/[‐‑–]/g, "-").trim().replaceAll(/\s+/g, " ");
  return { lastName: plain(last), firstName: plain(first), patronymic: plain(patronymic ?? "") || null };
}

function readText(text: string | null | undefined): string | null {
  return tidy(text ?? "") || null;
}

const LETTERS = {
  cyrillic: /^\p{Script=Cyrillic}+(?:['\- ]\p{Script=Cyrillic}+)*'?$/u,
  latin: /^\p{Script=Latin}+(?:['\- ]\p{Script=Latin}+)*'?$/u,
};

/** One alphabet for the whole name: a Latin «c» in «Cидоров» hides the person from every search. */
function faultsOfName({ lastName, firstName, patronymic }: NameColumns): InvalidField[] {
  const parts = [
    ["name.last", lastName],
    ["name.first", firstName],
    ...(patronymic === null ? [] : [["name.patronymic", patronymic] as const]),
  ] as const;
  const faults = parts.flatMap(([path, part]) => {
    if (part === "") return [fault(path, "Заполните это поле.", "Fill this in.")];
    if (part.length > LONGEST_NAME) {
      return [fault(path, `Не больше ${LONGEST_NAME} букв.`, `At most ${LONGEST_NAME} letters.`)];
    }
    if (LETTERS.cyrillic.test(part) || LETTERS.latin.test(part)) return [];
    return [
      fault(
        path,
        "Только буквы одного алфавита, дефис и апостроф.",
        "Only letters of one alphabet, hyphens and apostrophes.",
      ),
    ];
  });
  const alphabets = new Set(parts.map(([, part]) => LETTERS.cyrillic.test(part)));
  if (faults.length > 0 || alphabets.size === 1) return faults;
  return [
    fault("name", "Все части имени пишутся одним алфавитом.", "All parts of a name are in one alphabet."),
  ];
}

function faultsOfDays({ bornOn, joinedOn, consentedOn }: CardColumns): InvalidField[] {
  const now = today();
  const faults: InvalidField[] = [];
  if (joinedOn > now) faults.push(notYet("joinedOn"));
  if (bornOn > now) faults.push(notYet("bornOn"));
  else if (bornOn < yearsAfter(now, -OLDEST)) {
    faults.push(fault("bornOn", "Проверьте год рождения.", "Check the year of birth."));
  } else if (joinedOn < yearsAfter(bornOn, YOUNGEST)) {
    faults.push(
      fault(
        "bornOn",
        `В Профсоюз принимают с ${YOUNGEST} лет.`,
        `The union admits from the age of ${YOUNGEST}.`,
      ),
    );
  }
  if (consentedOn !== null && consentedOn > now) faults.push(notYet("consentedOn"));
  if (consentedOn !== null && consentedOn < bornOn) {
    faults.push(fault("consentedOn", "Раньше даты рождения.", "Before the day of birth."));
  }
  return faults;
}

function faultOfCourse({ occupation, courseOfStudy }: CardColumns): InvalidField | null {
  if (courseOfStudy === null) return null;
  if (occupation !== Occupation.STUDENT) {
    return fault("courseOfStudy", "Курс есть только у обучающихся.", "Only students have a course.");
  }
  const isPlausible = courseOfStudy >= 1 && courseOfStudy <= 7;
  return isPlausible ? null : fault("courseOfStudy", "Курс — от 1 до 7.", "A course is from 1 to 7.");
}

function yearsAfter(day: PlainDate, years: number): PlainDate {
  const year = Number(day.slice(0, 4)) + years;
  return `${String(year).padStart(4, "0")}${day.slice(4)}`;
}

function notYet(path: string): InvalidField {
  return fault(path, "Этот день ещё не наступил.", "That day has not come yet.");
}

function fault(path: string, ru: Sentence["ru"], en: Sentence["en"]): InvalidField {
  return new InvalidField(path, { ru, en });
}
