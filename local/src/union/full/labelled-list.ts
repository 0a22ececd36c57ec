import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Dice, writeDay } from "./dice.ts";
import { memberColumns, memberIdOf, memberRow, phoneOf } from "./member-row.ts";
import { type Cell, codeOf, employerNameOf } from "./organisation-row.ts";
import { men, women } from "./people.ts";
import { People, type Person, TODAY } from "./person.ts";
import type { Profile } from "./profile.ts";
import { misspell, respell } from "./spelling.ts";
import { makeTree, type Primary } from "./tree.ts";

/** How a row of the list came about: what it says of somebody on the register, or of somebody who is not. */
export const kinds = {
  exact: 0.15,
  respelt: 0.08,
  renamed: 0.03,
  slipInSurname: 0.035,
  slipInFirstName: 0.025,
  slipInBirth: 0.03,
  otherPhone: 0.04,
  withoutPatronymic: 0.01,
  moved: 0.02,
  repeated: 0.015,
  namesakeOfYear: 0.02,
  namesakeOfDay: 0.003,
  twin: 0.015,
  parent: 0.015,
  bad: 0.012,
  new: 0.5,
} as const;

export type Kind = keyof typeof kinds;

/** What a row is in truth; kept apart from the list. */
export interface Label {
  /** The line that a spreadsheet shows; the titles stand on the first. */
  line: number;
  kind: Kind;
  /** Whose card on the register the row is; null of somebody new. */
  memberId: string | null;
  /** The earlier line that says the same person. */
  repeats: number | null;
}

interface Row {
  last: string;
  first: string;
  patronymic: string;
  bornOn: string;
  phone: string;
  email: string;
  occupation: string;
  position: string;
  workplace: string;
  joinedOn: string;
  code: string;
}

const TITLES = [
  "Фамилия",
  "Имя",
  "Отчество",
  "Дата рождения",
  "Телефон",
  "E-mail",
  "Занятость",
  "Должность",
  "Место работы",
  "Дата вступления",
  "Код ИНПО",
];
const OCCUPATIONS: Readonly<Record<string, string>> = {
  EMPLOYED: "Работающий",
  STUDENT: "Студент",
  PENSIONER: "Пенсионер",
};
const SALT = 40;
/** Serials that the union gives to nobody. */
const STRANGERS = 5_000_000;

/**
 * A list of so many rows as primaries send them, with what each is in truth: people the whole union has, written as
 * they are and otherwise, people who are only like them, and new ones. The same list every time.
 */
export function* makeLabelledList(profile: Profile, count: number): Generator<[row: string, label: Label]> {
  const dice = new Dice();
  const known = peopleOfSome(profile, count);
  const places = [...new Set(known.map(({ primary }) => primary))];
  const written: { row: Row; memberId: string | null }[] = [];
  for (let at = 0; at < count; at++) {
    dice.throwFor(at, SALT);
    const kind = at === 0 ? "new" : kindAt(dice.next());
    const line = at + 2;
    if (kind === "repeated") {
      const earlier = Math.floor(at * dice.next());
      const of = written[earlier];
      if (of) {
        written.push(of);
        yield [write(of.row), { line, kind, memberId: of.memberId, repeats: earlier + 2 }];
        continue;
      }
    }
    // In the order of primaries, as a region puts its lists together.
    const person = known[Math.floor((at * known.length) / count)] as Person;
    const isElsewhere = kind === "moved" || kind === "namesakeOfDay";
    const home = isElsewhere ? placeFarFrom(person.primary, places, at) : person.primary;
    const stranger = strangerAt(at, home, dice);
    const { row, isKnown } = rowOf(kind, person, stranger, at);
    const memberId = isKnown ? memberIdOf(person) : null;
    written.push({ row, memberId });
    yield [write(row), { line, kind, memberId, repeats: null }];
  }
}

/** Writes lists of these sizes into a folder, `SIZE.csv`, and what their rows are in truth beside them, `SIZE.labels`. */
export async function writeLabelledLists(
  folder: string,
  profile: Profile,
  sizes: readonly number[],
): Promise<void> {
  for (const size of sizes) {
    const labels: string[] = [];
    await pipeline(Readable.from(lines(size, labels)), createWriteStream(join(folder, `${size}.csv`)));
    await writeFile(join(folder, `${size}.labels`), labels.join(""));
  }
  await writeFile(join(folder, "sizes.json"), JSON.stringify(sizes));

  function* lines(size: number, labels: string[]): Generator<string> {
    yield `${TITLES.join(";")}\r\n`;
    for (const [row, label] of makeLabelledList(profile, size)) {
      labels.push(`${JSON.stringify(label)}\n`);
      yield `${row}\r\n`;
    }
  }
}

/** Members of whole primaries, scattered over the union, as many as the list has rows. */
function peopleOfSome(profile: Profile, count: number): Person[] {
  const tree = makeTree(profile);
  const share = Math.min(1, (count * 1.05) / profile.members.total);
  const every = Math.max(1, Math.floor(1 / share));
  const people: Person[] = [];
  for (const person of new People(tree, profile)) {
    if (!person.isFormer && person.primary.node % every === 0) people.push(person);
  }
  return people;
}

function kindAt(chance: number): Kind {
  let sum = 0;
  for (const [kind, share] of Object.entries(kinds)) {
    sum += share;
    if (chance < sum) return kind as Kind;
  }
  return "new";
}

function placeFarFrom({ region }: Primary, places: readonly Primary[], at: number): Primary {
  const far = places.filter((place) => place.region !== region);
  return (far[(at * 31) % far.length] ?? places[0]) as Primary;
}

function strangerAt(at: number, primary: Primary, dice: Dice): Person {
  const age = dice.from(22, 60);
  const bornOn = TODAY - age * 365 - dice.from(60, 364);
  return {
    serial: STRANGERS + at,
    primary,
    isFormer: false,
    sex: dice.next() < 0.72 ? "FEMALE" : "MALE",
    bornOn,
    joinedOn: Math.min(TODAY - 1, bornOn + 20 * 365 + dice.from(0, (age - 20) * 330)),
    occupation: primary.branch === "students" ? "STUDENT" : "EMPLOYED",
    courseOfStudy: null,
    lacks: { ...NONE, bornOn: dice.next() < 0.02 },
    card: "NOT_ORDERED",
  };
}

const NONE = {
  sex: false,
  bornOn: false,
  duesForm: false,
  consent: false,
  workplace: false,
  position: false,
};

function rowOf(kind: Kind, person: Person, stranger: Person, at: number): { row: Row; isKnown: boolean } {
  const dice = new Dice().throwFor(at, SALT + 1);
  const theirs = plainRow(person);
  const another = plainRow(stranger);
  switch (kind) {
    case "exact":
    case "repeated":
      return { row: theirs, isKnown: true };
    case "respelt":
      return { row: { ...theirs, ...respell(theirs, dice) }, isKnown: true };
    case "renamed":
      return { row: { ...theirs, last: another.last }, isKnown: true };
    case "slipInSurname":
      return { row: { ...theirs, last: misspell(theirs.last, dice) }, isKnown: true };
    case "slipInFirstName":
      return { row: { ...theirs, first: misspell(theirs.first, dice) }, isKnown: true };
    case "slipInBirth":
      return { row: { ...theirs, bornOn: slipInDay(theirs, dice) }, isKnown: true };
    case "otherPhone":
      return { row: { ...theirs, phone: phoneOf(stranger.serial), email: "" }, isKnown: true };
    case "withoutPatronymic":
      return { row: { ...theirs, patronymic: "" }, isKnown: true };
    case "moved":
      return { row: { ...theirs, code: another.code, workplace: another.workplace }, isKnown: true };
    case "namesakeOfYear":
      return {
        row: { ...named(another, theirs), bornOn: otherDayOfYear(theirs.bornOn, dice) },
        isKnown: false,
      };
    case "namesakeOfDay":
      return { row: { ...named(another, theirs), bornOn: theirs.bornOn }, isKnown: false };
    case "twin": {
      const first = dice.pick((person.sex === "MALE" ? men : women).filter((name) => name !== theirs.first));
      // Twins begin to work and study together, and at home they share a telephone.
      return { row: { ...theirs, first, email: another.email }, isKnown: false };
    }
    case "parent":
      // «Иванов Сергей Петрович», the father of «Иванов Сергей Сергеевич»: one home, one telephone.
      return {
        row: { ...theirs, patronymic: another.patronymic, bornOn: earlier(person, dice), email: "" },
        isKnown: false,
      };
    case "bad":
      return { row: spoilt(another, dice), isKnown: false };
    case "new":
      return { row: another, isKnown: false };
  }
}

const columns = Object.fromEntries(memberColumns.map((name, place) => [name, place]));

/** As the register has it, as far as a keeper's own list knows it. */
function plainRow(person: Person): Row {
  const cells = memberRow(person);
  const at = (name: (typeof memberColumns)[number]) => textOf(cells[columns[name] ?? 0]);
  const dice = new Dice().throwFor(person.serial, SALT + 2);
  return {
    last: at("last_name"),
    first: at("first_name"),
    patronymic: at("patronymic"),
    bornOn: inRussian(at("born_on")),
    phone: dice.next() < 0.85 ? at("phone") : "",
    email: dice.next() < 0.6 ? at("email") : "",
    occupation: OCCUPATIONS[at("occupation")] ?? "",
    position: at("position"),
    workplace: dice.next() < 0.5 ? employerNameOf(person.primary) : "",
    joinedOn: inRussian(at("joined_on")),
    code: String(codeOf(person.primary.node)),
  };
}

function named(row: Row, { last, first, patronymic }: Row): Row {
  return { ...row, last, first, patronymic };
}

function spoilt(row: Row, dice: Dice): Row {
  const ways: Partial<Row>[] = [
    { last: "" },
    { first: "" },
    { bornOn: "31.02.1980" },
    { bornOn: "01.01.1880" },
    { phone: "12345" },
    { code: "1" },
    { email: "нет" },
    { occupation: "???" },
  ];
  return { ...row, ...dice.pick(ways) };
}

/** A digit of the day wrong, or the day taken for the month; never a day that cannot be. */
function slipInDay({ bornOn, joinedOn }: Row, dice: Dice): string {
  const [day = "", month = "", year = ""] = bornOn.split(".");
  if (year === "") return bornOn;
  const slips = [
    `${month}.${day}.${year}`,
    `${day[0]}${(Number(day[1]) + 3) % 10}.${month}.${year}`,
    `${day}.${month}.${year.slice(0, 3)}${(Number(year[3]) + 7) % 10}`,
    `${day}.${month}.${year.slice(0, 2)}${(Number(year[2]) + 9) % 10}${year[3]}`,
  ].filter((slip) => slip !== bornOn && isDayBefore(slip, joinedOn));
  return slips.length > 0 ? dice.pick(slips) : bornOn;
}

function isDayBefore(written: string, joinedOn: string): boolean {
  const [day = 0, month = 0, year = 0] = written.split(".").map(Number);
  const joined = Number(joinedOn.slice(-4));
  return day >= 1 && day <= 28 && month >= 1 && month <= 12 && year >= 1930 && year <= joined - 16;
}

function otherDayOfYear(written: string, dice: Dice): string {
  const [day = "01", month = "01", year = "1980"] = written.split(".");
  const other = (Number(month) + dice.from(3, 7)) % 12;
  return `${String(((Number(day) + 14) % 27) + 1).padStart(2, "0")}.${String(other + 1).padStart(2, "0")}.${year}`;
}

function earlier({ bornOn }: Person, dice: Dice): string {
  return inRussian(writeDay(Math.max(bornOn - dice.from(19, 30) * 365 - dice.from(1, 300), -12_000)));
}

function inRussian(day: string): string {
  return day === "" ? "" : day.split("-").reverse().join(".");
}

function textOf(cell: Cell): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

function write(row: Row): string {
  const cells = [
    row.last,
    row.first,
    row.patronymic,
    row.bornOn,
    row.phone,
    row.email,
    row.occupation,
    row.position,
    row.workplace,
    row.joinedOn,
    row.code,
  ];
  return cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";");
}
