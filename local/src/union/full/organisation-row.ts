import { nameOf, type Person, TODAY } from "./person.ts";
import { Dice, dayOf, writeDay } from "./dice.ts";
import { okrugs, regions } from "./region.ts";
import type { Branch, Node, Primary, Tree } from "./tree.ts";

/** A cell as COPY takes it; null is an empty field. */
export type Cell = string | number | boolean | null | undefined;

const UNION = "Профессионального союза работников народного образования и науки Российской Федерации";

interface Kind {
  typeCode: string;
  name: (primary: Primary) => string;
  employer: (primary: Primary) => string;
  people: string;
}

const kinds: Readonly<Record<Branch, Kind>> = {
  school: kind("04", "средней школы №", "Средняя школа №"),
  kindergarten: kind("05", "детского сада №", "Детский сад №"),
  university: kind("06", "работников университета №", "Государственный университет №"),
  college: kind("07", "колледжа №", "Колледж №"),
  students: kind("08", "обучающихся университета №", "Государственный университет №", "обучающихся"),
  club: kind("09", "дома творчества №", "Дом творчества №"),
  other: kind("27", "учреждения №", "Учреждение №"),
};

function kind(typeCode: string, name: string, employer: string, people = "работников"): Kind {
  return {
    typeCode,
    people,
    name: ({ number, town }) => `ППО ${name} ${number} (${town})`,
    employer: ({ number, town }) => `ГБОУ «${employer} ${number}» (${town})`,
  };
}

export const organisationTypes: readonly (readonly [code: string, name: string])[] = [
  ["01", "Общероссийский Профсоюз"],
  ["02", "Региональная организация"],
  ["03", "Территориальная организация"],
  ["04", "ППО работников общее образование"],
  ["05", "ППО работников дошкольное образование"],
  ["06", "ППО работников высшее образование"],
  ["07", "ППО работников среднее профессиональное образование"],
  ["08", "ППО обучающихся"],
  ["09", "ППО работников дополнительное образование"],
  ["27", "ППО в других организациях"],
];

export function employerNameOf(primary: Primary): string {
  return kinds[primary.branch].employer(primary);
}

const TYPE_ABOVE = { NATIONAL: "01", REGIONAL: "02", OKRUG: "02", TERRITORIAL: "03" } as const;

/** Five digits that no other has; 63 scatters them so that neighbours do not look numbered. */
export function codeOf(node: number): number {
  return 10_000 + ((node * 1_009) % 89_989);
}

function nameOfOrganisation(organisation: Node): string {
  const { level, subject, town } = organisation;
  if (level === "NATIONAL") return "Общероссийский Профсоюз образования";
  if (level === "REGIONAL") return regions.find(({ code }) => code === subject)?.name ?? town;
  if (level === "OKRUG") return okrugs.find(({ code }) => code === subject)?.name ?? town;
  if (level === "PRIMARY") return kinds[(organisation as Primary).branch].name(organisation as Primary);
  return organisation.number === 0 ? `Организация города ${town}` : `${town}ская районная организация`;
}

export const organisationColumns = [
  "id",
  "node",
  "parent_id",
  "path",
  "level",
  "type_code",
  "number",
  "code",
  "name",
  "full_name",
  "dues_percent",

  "preferential_dues_kopecks",
  "is_small",
  "has_committee",
  "is_legal_entity",
  "tax_id",
  "registration_number",

  "registered_on",
  "time_zone",
  "postal_address",
  "actual_address",
  "phones",
  "email",
  "region_id",
  "okrug_id",
  "territorial_id",
  "employer_id",
  "valid_from",
] as const;

export function organisationRow(organisation: Node): Cell[] {
  const { node, id, parent, path, level, subject, town, zone, territory, foundedOn } = organisation;
  const dice = new Dice().throwFor(node, 9);
  const primary = level === "PRIMARY" ? (organisation as Primary) : null;
  const typeCode = primary ? kinds[primary.branch].typeCode : TYPE_ABOVE[level as keyof typeof TYPE_ABOVE];
  const code = codeOf(node);
  const name = nameOfOrganisation(organisation);
  const fullName = primary
    ? `Первичная профсоюзная организация ${kinds[primary.branch].people} ${employerNameOf(primary)} ${UNION}`
    : level === "NATIONAL"
      ? `Профессиональный союз работников народного образования и науки Российской Федерации`
      : `${name} ${UNION}`;
  const isLegal = !primary || primary.size > 400;
  const place = String((territory?.node ?? 0) % 10_000).padStart(4, "0");
  const address = `${100_000 + ((node * 37) % 599_999)}, ${town}, ул. ${dice.pick(STREETS)}, д. ${dice.from(1, 120)}`;
  const isSmall = primary ? primary.size < 15 : null;
  return [
    id,
    node,
    parent?.id,
    path,
    level,
    typeCode,
    `${subject}-${typeCode}-${place}-${code}`,
    code,
    name,
    fullName,
    primary?.lacks.duesPercent === false ? 1 : null,
    primary?.branch === "students" ? 5_000 : dice.next() < 0.5 ? 10_000 : null,
    primary?.lacks.isSmall === false ? isSmall : null,
    primary ? (primary.lacks.hasCommittee ? null : !isSmall) : true,
    isLegal,
    isLegal ? taxId(node) : null,
    isLegal ? registrationNumber(node) : null,
    isLegal ? writeDay(foundedOn) : null,
    zone,
    address,
    address,
    `{+7800${String(1_000_000 + node).slice(-7)}}`,
    `org${node}@union.example`,
    organisation.region?.node,
    organisation.okrug?.node,
    territory?.node,
    primary && !primary.lacks.employer ? employerId(node) : null,
    writeDay(foundedOn),
  ];
}

const STREETS = [
  "Ленина",
  "Кирова",
  "Советская",
  "Школьная",
  "Гагарина",
  "Мира",
  "Садовая",
  "Победы",
  "Пушкина",
  "Молодёжная",
];

export const employerColumns = [
  "id",
  "tax_id",
  "name",
  "head_name",
  "head_position",
  "is_educational_complex",
] as const;

export function employerRow(primary: Primary): Cell[] {
  const dice = new Dice().throwFor(primary.node, 10);
  const head = nameOf(dice, { serial: -primary.node, sex: dice.next() < 0.7 ? "FEMALE" : "MALE" } as Person);
  return [
    employerId(primary.node),
    primary.lacks.taxId ? null : taxId(100_000 + primary.node),
    employerNameOf(primary),
    primary.lacks.head ? null : head.filter(Boolean).join(" "),
    primary.lacks.headPosition ? null : HEADS[primary.branch],
    primary.branch === "school" && primary.size > 150,
  ];
}

const HEADS: Readonly<Record<Branch, string>> = {
  school: "директор",
  kindergarten: "заведующий",
  university: "ректор",
  students: "ректор",
  college: "директор",
  club: "директор",
  other: "руководитель",
};

function employerId(node: number): string {
  return new Dice().throwFor(node, 11).id(node);
}

/** ИНН of an organisation: nine digits and a check digit. */
function taxId(serial: number): string {
  const digits = String(220_000_000 + serial * 13);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** ОГРН: twelve digits and the last digit of their remainder by 11. */
function registrationNumber(serial: number): string {
  const digits = String(102_200_000_000 + serial * 101);
  return `${digits}${(Number(digits) % 11) % 10}`;
}

export const chairColumns = [
  "id",
  "organisation_id",
  "member_id",
  "last_name",
  "first_name",
  "patronymic",
  "elected_on",
  "powers_until",
  "is_staff",
] as const;

/** Elected for five years; every thirtieth should have been elected anew. */
export function chairRow(organisation: Node, person: Person, memberId: string): Cell[] {
  const dice = new Dice().throwFor(organisation.node, 12);
  const isOverdue = dice.next() < 0.033;
  const electedOn = Math.max(
    isOverdue ? 0 : dayOf("2022-01-10"),
    TODAY - dice.from(20, isOverdue ? 2_600 : 1_700),
  );
  const name = nameOf(new Dice(), person);
  return [
    dice.id(organisation.node),
    organisation.node,
    memberId,
    ...name,
    writeDay(electedOn),
    writeDay(electedOn + 5 * 365 + 1),
    organisation.level !== "PRIMARY" || (organisation as Primary).size > 500,
  ];
}

/** The one who leads each organisation that has somebody: of a primary its first, of a higher one another of some primary. */
export function chairsOf({ above, primaries }: Tree): Map<number, Node[]> {
  const led = new Map<number, Node[]>();
  const lead = (primary: Primary, organisation: Node) => {
    const list = led.get(primary.node);
    if (list) list.push(organisation);
    else led.set(primary.node, [organisation]);
  };
  const waiting = new Set(above);
  for (const primary of primaries) {
    if (!primary.lacks.chair) lead(primary, primary);
    for (let node = primary.parent; node && primary.size > 5; node = node.parent) {
      if (!waiting.delete(node)) continue;
      lead(primary, node);
      break;
    }
  }
  // Where nobody is below yet, somebody of a large primary elsewhere leads.
  const large = primaries.filter(({ size }) => size > 50);
  for (const [at, node] of [...waiting].entries()) lead(large[at] ?? (primaries[0] as Primary), node);
  return led;
}
