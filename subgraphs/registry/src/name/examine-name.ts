import type { NameColumns } from "../member/person-name.js";
import { COMMON_NAMES, FIRST_NAMES } from "../sex/first-names.js";
import { byPatronymic } from "../sex/sex-by-name.js";
import { NameFinding, NameFindingKind, NamePart } from "./name-finding.type.js";

/** The three parts as they were written; an empty text where there is none. */
interface Parts {
  last: string;
  first: string;
  patronymic: string;
}

const KEYS = {
  last: NamePart.LAST,
  first: NamePart.FIRST,
  patronymic: NamePart.PATRONYMIC,
} as const;

type Key = keyof typeof KEYS;

const PARTICLES = /^(?:оглы|оглу|кызы|кизи|гызы|улы|уулу|угли|фон|де|ван|дер)$/u;

/** Latin letters and digits, and the Russian letters for which they are taken. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "AА",
    "BВ",
    "CС",
    "EЕ",
    "HН",
    "KК",
    "MМ",
    "OО",
    "PР",
    "TТ",
    "XХ",
    "YУ",
    "aа",
    "cс",
    "eе",
    "oо",
    "pр",
    "xх",
    "yу",
  ]
    .concat(["kк", "0О", "3З"])
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const WITH_YO: ReadonlyMap<string, string> = new Map(
  "Пётр Фёдор Семён Артём Алёна Матрёна Фёкла Фёдорович Фёдоровна Семёнович Семёновна Артёмович Артёмовна"
    .split(" ")
    .map((name) => [plain(name), name]),
);

/** What may be wrong with a name, and how it is probably meant. */
export function examineName(written: NameColumns): {
  findings: NameFinding[];
  suggestion: NameColumns | null;
} {
  const findings: NameFinding[] = [];
  const given = { last: written.lastName, first: written.firstName, patronymic: written.patronymic ?? "" };
  const parts = { ...given };
  const correct = (kind: NameFindingKind, correction: (part: string, key: Key) => string) => {
    for (const key of Object.keys(KEYS) as Key[]) {
      const corrected = correction(parts[key], key);
      if (corrected !== parts[key]) findings.push(new NameFinding(kind, KEYS[key]));
      parts[key] = corrected;
    }
  };

  correct(NameFindingKind.MIXED_ALPHABETS, (part) => inRussian(part, Object.values(given).join(" ")));
  correct(NameFindingKind.SUSPICIOUS_CHARACTERS, withoutSigns);
  const parted = partedName(parts);
  if (parted) findings.push(new NameFinding(NameFindingKind.PARTS_IN_ONE));
  Object.assign(parts, parted);
  const swapped = swappedName(parts);
  if (swapped) findings.push(new NameFinding(NameFindingKind.SWAPPED_PARTS));
  Object.assign(parts, swapped);
  correct(NameFindingKind.LETTER_CASE, inNameCase);
  correct(NameFindingKind.SPELLING, (part, key) => (key === "first" ? knownSpelling(part) : part));
  correct(NameFindingKind.YO, (part, key) => (key === "last" ? part : (WITH_YO.get(plain(part)) ?? part)));

  const told = FIRST_NAMES.get(plain(parts.first));
  const implied = byPatronymic(plain(parts.patronymic));
  if (told && implied && told !== implied && !COMMON_NAMES.has(plain(parts.first))) {
    findings.push(new NameFinding(NameFindingKind.DISAGREEING_PARTS));
  }
  const isSame = (Object.keys(KEYS) as Key[]).every((key) => parts[key] === given[key]);
  const { last: lastName, first: firstName, patronymic } = parts;
  return { findings, suggestion: isSame ? null : { lastName, firstName, patronymic: patronymic || null } };
}

/** Only where the name is Russian otherwise: «Smith» stays. */
function inRussian(part: string, whole: string): string {
  if (!/\p{Script=Cyrillic}/u.test(whole) || !/[A-Za-z03]/.test(part)) return part;
  const russian = part.replaceAll(/[A-Za-z03]/g, (letter) => LOOKALIKES[letter] ?? letter);
  if (/[A-Za-z]/.test(russian)) return part;
  // A big letter for a digit inside a word becomes a small one.
  return russian.replaceAll(/(?<=\p{Ll})\p{Lu}(?=\p{Ll}|$)/gu, (letter) => letter.toLowerCase());
}

function withoutSigns(part: string): string {
  return part
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(/[‐‑–—]/g, "-")
    .replaceAll(/[^\p{L}\p{M}'\- ]/gu, " ")
    .replaceAll(/\s*-\s*/g, "-")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[\s'-]+|[\s-]+$/g, "");
}

/** «Иванов Пётр Ильич» in the field of the surname. */
function partedName({ last, first, patronymic }: Parts): Parts | null {
  const words = last.split(" ").filter(Boolean);
  if (first !== "" || patronymic !== "" || words.length < 2 || words.length > 4) return null;
  const [one = "", two = "", ...rest] = words;
  return { last: one, first: two, patronymic: rest.join(" ") };
}

function swappedName({ last, first, patronymic }: Parts): Parts | null {
  const isPatronymic = (part: string) => part !== "" && byPatronymic(plain(part)) !== null;
  const isFirstName = (part: string) => FIRST_NAMES.has(plain(part)) || COMMON_NAMES.has(plain(part));
  // «Пётр Ильич Иванов»: a patronymic in the middle, a first name before it.
  if (isPatronymic(first) && isFirstName(last) && patronymic !== "") {
    return { last: patronymic, first: last, patronymic: first };
  }
  // «Ильич Пётр Иванов».
  if (isPatronymic(last) && !isPatronymic(patronymic) && isFirstName(first) && patronymic !== "") {
    return { last: patronymic, first, patronymic: last };
  }
  // «Иванов Ильич Пётр».
  if (isPatronymic(first) && isFirstName(patronymic)) {
    return { last, first: patronymic, patronymic: first };
  }
  // «Пётр Иванов Ильич»; two first names may be either.
  if (isFirstName(last) && !isFirstName(first) && first !== "" && !isPatronymic(first)) {
    return { last: first, first: last, patronymic };
  }
  return null;
}

function inNameCase(part: string): string {
  const isOrdinary = part !== part.toLowerCase() && (part.length < 2 || part !== part.toUpperCase());
  if (isOrdinary && !/\p{Ll}\p{Lu}{2}/u.test(part)) return part;
  return part
    .toLowerCase()
    .split(/(?<=[ -])/u)
    .map((word) => (PARTICLES.test(word.trim()) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}

/** The only known first name that is one slip away. */
function knownSpelling(part: string): string {
  const key = plain(part);
  if (key.length < 4 || FIRST_NAMES.has(key) || COMMON_NAMES.has(key)) return part;
  const near = [...FIRST_NAMES.keys()].filter((name) => isOneSlipAway(key, name));
  const [only = ""] = near;
  return near.length === 1 ? only.charAt(0).toUpperCase() + only.slice(1) : part;
}

/** A letter too many, missing or another, or two neighbours swapped. */
function isOneSlipAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

function plain(part: string): string {
  return part.toLowerCase().replaceAll("ё", "е").replaceAll("-", " ");
}
