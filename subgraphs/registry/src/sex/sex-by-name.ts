import { Sex } from "../member/member.entity.js";
import { type NameColumns, wordsOf } from "../member/person-name.js";
import { COMMON_NAMES, FIRST_NAMES } from "./first-names.js";

/** Goes up with each change of the rules, and stands beside every sex that they decided. */
export const SEX_RULE_VERSION = 1;

const DAUGHTER = /(?:[оеё]вна|ична|инична|ишна|кызы|кизи|гызы|кзы|ovna|evna|ichna|q[iı]z[iı]|kyzy)$/u;
const SON = /(?:[оеё]вич|ич|оглы|оглу|угли|углы|улы|уулу|[oe]vich|ich|o[gğ]l[uy]|uulu)$/u;

/** Surnames end alike for all who bear them; of these the ending tells. */
const WOMANS_SURNAME = /(?:[оеё]ва|[иы]на|ская|цкая|ая)$/u;
const MANS_SURNAME = /(?:[оеё]в|[иы]н|ский|цкий|ской|ий|ый|ой)$/u;

/**
 * A person's sex as the name tells it; null when it does not, or when its parts disagree. The patronymic decides; the
 * first name decides where there is none, and must not contradict; the surname alone decides nothing.
 */
export function sexByName(name: NameColumns): Sex | null {
  const last = plain(name.lastName);
  const first = plain(name.firstName);
  // «Аркадьевич» for a first name: the columns are swapped, and «Абрамович» behind it is a surname.
  if (byPatronymic(first)) return null;
  const patronymic = byPatronymic(plain(name.patronymic ?? ""));
  const given = COMMON_NAMES.has(first)
    ? null
    : (FIRST_NAMES.get(first) ?? FIRST_NAMES.get(firstWord(first)) ?? null);
  if (patronymic && given) return patronymic === given ? patronymic : null;

  const decided = patronymic ?? given;
  const bySurname = WOMANS_SURNAME.test(last) ? Sex.FEMALE : MANS_SURNAME.test(last) ? Sex.MALE : null;
  return decided && bySurname && decided !== bySurname ? null : decided;
}

/** Whose a patronymic is; null when the word is none. */
export function byPatronymic(word: string): Sex | null {
  if (DAUGHTER.test(word)) return Sex.FEMALE;
  return SON.test(word) ? Sex.MALE : null;
}

function plain(part: string): string {
  return wordsOf(part).join(" ");
}

/** «Анна Мария» is Анна. */
function firstWord(name: string): string {
  return name.split(" ")[0] ?? name;
}
