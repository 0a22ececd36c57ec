import { Reading } from "../card/reading.js";
import type { InvalidField } from "@angel/kit/problem";
import type { NameColumns, PersonNameInput } from "./person-name.js";

export const LONGEST_NAME = 60;

/** Most parts of names: a word of Russian letters, to which nothing is to be done. */
export const USUAL_WORD = /^[А-ЯЁ][а-яё]+$/;

/** A name as it is kept: one kind of hyphen and apostrophe, single spaces. */
export function readName({ last, first, patronymic }: PersonNameInput): NameColumns {
  return { lastName: plain(last), firstName: plain(first), patronymic: plain(patronymic ?? "") || null };
}

function plain(part: string): string {
  if (USUAL_WORD.test(part)) return part;
  return part
    .normalize("NFC")
    .replaceAll(/[’ʼ`]/g, "'")
    .replaceAll(/[‐‑–]/g, "-")
    .trim()
    .replaceAll(/\s+/g, " ");
}

const LETTERS = {
  cyrillic: /^\p{Script=Cyrillic}+(?:['\- ]\p{Script=Cyrillic}+)*'?$/u,
  latin: /^\p{Script=Latin}+(?:['\- ]\p{Script=Latin}+)*'?$/u,
};

/** One alphabet for the whole name: a Latin «c» in «Cидоров» hides the person from every search. */
export function faultsOfName({ lastName, firstName, patronymic }: NameColumns, at = "name"): InvalidField[] {
  const reading = new Reading();
  const parts = [
    [`${at}.last`, lastName],
    [`${at}.first`, firstName],
    ...(patronymic === null ? [] : [[`${at}.patronymic`, patronymic] as const]),
  ] as const;
  for (const [path, part] of parts) {
    if (part === "") {
      reading.fault(path, "Заполните это поле.", "Fill this in.");
    } else if (part.length > LONGEST_NAME) {
      reading.fault(path, `Не больше ${LONGEST_NAME} букв.`, `At most ${LONGEST_NAME} letters.`);
    } else if (!LETTERS.cyrillic.test(part) && !LETTERS.latin.test(part)) {
      reading.fault(
        path,
        "Только буквы одного алфавита, дефис и апостроф.",
        "Only letters of one alphabet, hyphens and apostrophes.",
      );
    }
  }
  const alphabets = new Set(parts.map(([, part]) => LETTERS.cyrillic.test(part)));
  if (reading.faults.length === 0 && alphabets.size > 1) {
    reading.fault(at, "Все части имени пишутся одним алфавитом.", "All parts of a name are in one alphabet.");
  }
  return reading.faults;
}
