import { InvalidField } from "@angel/kit/problem";
import { isPlainDate, type PlainDate } from "@angel/kit/values";
import { type CardColumns, checkCard } from "../member/check-card.js";
import { USUAL_WORD } from "../member/check-name.js";
import { DuesForm, Occupation, Sex } from "../member/member.entity.js";
import type { PersonNameInput } from "../member/person-name.js";
import { byPatronymic } from "../sex/sex-by-name.js";
import type { CellFault, TableRow } from "@angel/kit/table/table-row";
import { ImportField } from "./import-field.js";

/** A row of a file as the register would keep it. */
export interface ReadPerson {
  readonly columns: CardColumns;
  readonly card: string | null;
  /** How the file names the primary; empty where it does not. */
  readonly organisation: string;
  readonly faults: readonly InvalidField[];
}

/** Reads rows by what their columns say. Whatever is wrong with one is said, by the field's name. */
export function personReader(
  fields: readonly ImportField[],
  joinedOn: PlainDate,
): (row: TableRow) => ReadPerson {
  const places = Object.fromEntries(
    Object.values(ImportField).map((field) => [field, fields.indexOf(field)]),
  ) as Record<ImportField, number>;
  return (row) => readPerson(row, fields, places, joinedOn);
}

function readPerson(
  { cells, faults: cellFaults }: TableRow,
  fields: readonly ImportField[],
  places: Readonly<Record<ImportField, number>>,
  joinedOn: PlainDate,
): ReadPerson {
  const reading = new RowReading();
  const at = (field: ImportField) => cells[places[field]] ?? "";
  for (const { column, fault } of cellFaults) {
    const field = fields[column] ?? ImportField.NOTHING;
    if (field !== ImportField.NOTHING) reading.refuse(PATHS[field], CELL_FAULTS[fault]);
  }
  if (cells.slice(fields.length).some((cell) => cell !== "")) reading.refuse("row", RAGGED);
  const card = at(ImportField.CARD_NUMBER).replaceAll(/[\s-]/g, "") || null;
  if (card !== null && !/^\d{16}$/.test(card)) reading.refuse("card", NOT_A_CARD);
  const checked = checkCard({
    name: nameOf(at),
    sex: reading.word("sex", at(ImportField.SEX), SEXES),
    bornOn: reading.day("bornOn", at(ImportField.BORN_ON)),
    occupation: reading.word("occupation", at(ImportField.OCCUPATION), OCCUPATIONS),
    duesForm: reading.word("duesForm", at(ImportField.DUES_FORM), DUES_FORMS),
    workplace: at(ImportField.WORKPLACE),
    position: at(ImportField.POSITION),
    courseOfStudy: reading.number("courseOfStudy", at(ImportField.COURSE_OF_STUDY)),
    phone: at(ImportField.PHONE),
    email: at(ImportField.EMAIL),
    joinedOn: reading.day("joinedOn", at(ImportField.JOINED_ON)) ?? joinedOn,
    consentedOn: reading.day("consentedOn", at(ImportField.CONSENTED_ON)),
  });
  return {
    columns: checked.columns,
    card,
    organisation: at(ImportField.ORGANISATION),
    faults: [...reading.faults, ...checked.faults],
  };
}

type Sentence = readonly [ru: string, en: string];

const PATHS: Record<ImportField, string> = {
  [ImportField.FULL_NAME]: "name",
  [ImportField.LAST_NAME]: "name.last",
  [ImportField.FIRST_NAME]: "name.first",
  [ImportField.PATRONYMIC]: "name.patronymic",
  [ImportField.BORN_ON]: "bornOn",
  [ImportField.SEX]: "sex",
  [ImportField.OCCUPATION]: "occupation",
  [ImportField.DUES_FORM]: "duesForm",
  [ImportField.WORKPLACE]: "workplace",
  [ImportField.POSITION]: "position",
  [ImportField.COURSE_OF_STUDY]: "courseOfStudy",
  [ImportField.PHONE]: "phone",
  [ImportField.EMAIL]: "email",
  [ImportField.CARD_NUMBER]: "card",
  [ImportField.JOINED_ON]: "joinedOn",
  [ImportField.CONSENTED_ON]: "consentedOn",
  [ImportField.ORGANISATION]: "organisation",
  [ImportField.NOTHING]: "row",
};

const CELL_FAULTS: Record<CellFault, Sentence> = {
  FORMULA: ["В ячейке формула: нужно значение.", "The cell has a formula where a value belongs."],
  UNREADABLE: ["В ячейке нечитаемые знаки.", "The cell has signs that cannot be read."],
  TOO_LONG: ["Слишком длинная ячейка.", "The cell is too long."],
  LOST_DIGITS: [
    "Номер сохранён числом, последние цифры потеряны: сделайте столбец текстовым.",
    "The number was kept as a number and has lost its last digits: make the column text.",
  ],
};
const RAGGED: Sentence = [
  "В строке больше ячеек, чем столбцов.",
  "The row has more cells than there are columns.",
];
const NOT_A_CARD: Sentence = ["Номер ЭПБ — шестнадцать цифр.", "A card number has sixteen digits."];
const NOT_A_DAY: Sentence = ["Это не дата.", "This is not a date."];
const UNKNOWN_WORD: Sentence = ["Непонятное значение.", "This value is not understood."];

const SEXES: readonly (readonly [RegExp, Sex])[] = [
  [/^(м|муж|m$|male)/, Sex.MALE],
  [/^(ж|f|жен|female)/, Sex.FEMALE],
];
const OCCUPATIONS: readonly (readonly [RegExp, Occupation])[] = [
  [/пенс|retired/, Occupation.PENSIONER],
  [/студ|обуч|учащ|student/, Occupation.STUDENT],
  [/работ|сотруд|employ/, Occupation.EMPLOYED],
];
const DUES_FORMS: readonly (readonly [RegExp, DuesForm])[] = [
  [/освоб|не плат|exempt/, DuesForm.EXEMPT],
  [/безнал|удерж|бухгалт|перечисл/, DuesForm.WITHHELD],
  [/карт|сбп|card/, DuesForm.CARD],
  [/нал|ведомост|cash/, DuesForm.CASH],
];

class RowReading {
  readonly faults: InvalidField[] = [];

  refuse(path: string, [ru, en]: Sentence): void {
    this.faults.push(new InvalidField(path, { ru, en }));
  }

  word<Value>(path: string, written: string, words: readonly (readonly [RegExp, Value])[]): Value | null {
    const plain = written.toLowerCase();
    if (plain === "") return null;
    const found = words.find(([form]) => form.test(plain));
    if (!found) this.refuse(path, UNKNOWN_WORD);
    return found?.[1] ?? null;
  }

  number(path: string, written: string): number | null {
    if (written === "") return null;
    const found = /^\d+/.exec(written);
    if (!found) this.refuse(path, UNKNOWN_WORD);
    return found ? Number(found[0]) : null;
  }

  day(path: string, written: string): PlainDate | null {
    if (written === "") return null;
    const day = readDay(written);
    if (day === null) this.refuse(path, NOT_A_DAY);
    return day;
  }
}

const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/** «03.02.1980», «3/2/80», «1980-02-03», and the number of a day as spreadsheets count them. */
export function readDay(written: string): PlainDate | null {
  if (/^\d{5}$/.test(written)) {
    return new Date(SERIAL_EPOCH + Number(written) * DAY_MS).toISOString().slice(0, 10);
  }
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\s*г\.?)?$/.exec(written) ?? [];
  if (day && month && year) {
    const plain = `${fullYear(year)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isPlainDate(plain) ? plain : null;
  }
  const iso = written.slice(0, 10);
  return isPlainDate(iso) ? iso : null;
}

/** Two digits are of this century up to this year. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) > new Date().getUTCFullYear() % 100 ? `19${year}` : `20${year}`;
}

const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("AaBCcEeHKkMOoPpTXxy", (letter, index) => [letter, "АаВСсЕеНКкМОоРрТХху"[index] ?? letter]),
);

/** A Latin «c» in «Cидоров» was typed for the letter that looks like it. */
function inOneAlphabet(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word) || !/\p{Script=Latin}/u.test(word)) return word;
  return Array.from(word, (letter) => LOOKALIKES[letter] ?? letter).join("");
}

/** «СЕРГЕЕВ» as «Сергеев»; what has small letters is left as it is. */
function inUsualCase(word: string): string {
  if (word.length < 2 || word !== word.toUpperCase()) return word;
  return word.toLowerCase().replaceAll(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
}

/** The parts of the name in their order, whichever way round the file has them. */
function nameOf(at: (field: ImportField) => string): PersonNameInput {
  const whole = at(ImportField.FULL_NAME);
  const words = whole
    ? splitName(whole)
    : [at(ImportField.LAST_NAME), at(ImportField.FIRST_NAME), at(ImportField.PATRONYMIC)];
  const [one = "", two = "", three = ""] = words.map((word) =>
    USUAL_WORD.test(word) ? word : inUsualCase(inOneAlphabet(word)),
  );
  const isPatronymic = (word: string) => byPatronymic(word.toLowerCase()) !== null;
  // «Сергей Сергеевич Сергеев»; not «Абрамович Иван», whose surname only looks like a patronymic.
  if (isPatronymic(two) && three !== "" && !isPatronymic(three)) {
    return { last: three, first: one, patronymic: two };
  }
  if (isPatronymic(one) && three !== "" && !isPatronymic(three)) {
    return { last: two, first: three, patronymic: one };
  }
  return { last: one, first: two, patronymic: three || null };
}

function splitName(whole: string): string[] {
  const [last = "", first = "", ...rest] = whole.split(" ");
  return [last, first, rest.join(" ")];
}
