import { positions } from "../primary.ts";
import { Dice, writeDay } from "./dice.ts";
import { type Cell, employerNameOf } from "./organisation-row.ts";
import { Past } from "./past.ts";
import { nameOf, type Person, TODAY } from "./person.ts";
import type { Branch } from "./tree.ts";

const dice = new Dice();

export function memberIdOf({ serial }: Person): string {
  return dice.throwFor(serial, 6).id(1_000_000 + serial);
}

export const memberColumns = [
  "id",
  "primary_id",
  "territorial_id",
  "okrug_id",
  "region_id",
  "last_name",
  "first_name",
  "patronymic",
  "sex",
  "born_on",
  "occupation",
  "dues_form",
  "workplace",
  "position",
  "course_of_study",
  "phone",
  "email",
  "consented_on",
  "joined_on",
  "status",
  "valid_from",
  "known_from",
] as const;

/** When the register was first filled, card by card. */
const FIRST_KNOWN = writeDay(19_104);

export function memberRow(person: Person): Cell[] {
  const { serial, primary, sex, bornOn, joinedOn, occupation, courseOfStudy, lacks, isFormer } = person;
  const id = memberIdOf(person);
  const name = nameOf(dice, person);
  dice.throwFor(serial, 13);
  const joined = writeDay(joinedOn);
  const consent = Math.min(TODAY, Math.max(joinedOn, 17_930) + dice.from(0, 900));
  return [
    id,
    primary.node,
    primary.territory?.node,
    primary.okrug?.node,
    primary.region?.node,
    ...name,
    lacks.sex ? null : sex,
    lacks.bornOn ? null : writeDay(bornOn),
    occupation,
    lacks.duesForm ? null : duesForm(person),
    lacks.workplace ? null : employerNameOf(primary),
    lacks.position ? null : occupation === "STUDENT" ? "студент" : dice.pick(POSITIONS[primary.branch]),
    courseOfStudy,
    dice.next() < 0.9 ? phoneOf(serial) : null,
    dice.next() < 0.6 ? `${latin(name[0])}.${serial}@mail.example` : null,
    lacks.consent ? null : writeDay(consent),
    joined,
    isFormer ? "REMOVED" : "ON_REGISTER",
    joined,
    joined > FIRST_KNOWN ? joined : FIRST_KNOWN,
  ];
}

const POSITIONS: Readonly<Record<Branch, readonly string[]>> = { ...positions, other: positions.office };

function duesForm({ occupation }: Person): string {
  if (occupation === "PENSIONER") return dice.next() < 0.5 ? "CASH" : "EXEMPT";
  const chance = dice.next();
  return chance < 0.93 ? "WITHHELD" : chance < 0.97 ? "CASH" : "CARD";
}

/** A mobile telephone in 946, a code nobody has been given; different for different serials. */
export function phoneOf(serial: number): string {
  return `+7946${String((serial * 7_919 + 1_403_567) % 10_000_000).padStart(7, "0")}`;
}

export const cardColumns = [
  "number",
  "member_id",
  "primary_id",
  "status",
  "status_changed_at",
  "issued_on",
  "virtual_since",
  "valid_from",
] as const;

export function cardRow(person: Person): Cell[] {
  const { serial, primary, joinedOn, card, isFormer } = person;
  const id = memberIdOf(person);
  dice.throwFor(serial, 14);
  const from = Math.min(TODAY - 1, Math.max(joinedOn, 18_330));
  const day = writeDay(dice.from(from, Math.min(TODAY, from + 900)));
  return [
    // 9643: the national prefix of Russia; 8090: the application; then serials of the first issue.
    `96438090${String(10_000_000 + serial * 31).padStart(8, "0")}`,
    id,
    primary.node,
    isFormer ? "BLOCKED" : card,
    day,
    card === "ISSUED" ? day : null,
    card === "VIRTUAL" ? day : null,
    card === "ISSUED" ? day : writeDay(from),
  ];
}

export const movementColumns = [
  "id",
  "member_id",
  "primary_id",
  "kind",
  "moved_on",
  "organisation_id",
  "from_id",
  "reason",
  "note",
  "recorded_at",
] as const;

export function* movementRows(person: Person, past: Past): Generator<Cell[]> {
  const id = memberIdOf(person);
  for (const [place, { kind, on, at, from, reason }] of past.movements(person).entries()) {
    yield [
      dice.throwFor(person.serial, 15 + place).id(4_000_000 + person.serial * 3 + place),
      id,
      person.primary.node,
      kind,
      writeDay(on),
      at.node,
      from?.node,
      reason,
      reason === "OTHER" ? "Переезд в другой регион." : null,
      `${writeDay(Math.min(TODAY, on + (person.serial % 9)))} 12:00:00+03`,
    ];
  }
}

export const changeColumns = [
  "id",
  "table_name",
  "row_key",
  "member_id",
  "since",
  "at",
  "account_id",
  "reason",
  "was",
  "became",
] as const;

/** Told some days after it was so, as in life. */
export function* changeRows(person: Person, past: Past): Generator<Cell[]> {
  const id = memberIdOf(person);
  for (const [place, change] of past.changes(person, past.movements(person)).entries()) {
    const at = `${writeDay(Math.min(TODAY, change.since + (person.serial % 9)))} 12:0${place}:00+03`;
    yield [
      dice.throwFor(person.serial, 20 + place).id(20_000_000 + person.serial * 4 + place),
      "members",
      id,
      id,
      writeDay(change.since),
      at,
      null,
      change.reason,
      JSON.stringify(change.was),
      JSON.stringify(change.became),
    ];
  }
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", (letter, index) => [
    letter,
    (
      "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia".split(" ")[index] ?? ""
    ).trim(),
  ]),
);

function latin(word: string): string {
  let text = "";
  for (const letter of word.toLowerCase()) text += LATIN[letter] ?? letter;
  return text;
}
