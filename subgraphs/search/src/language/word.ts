import { remember } from "./remember.js";

/** One word of a text: as it is looked up, and where it stands. */
export interface Word {
  folded: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad]*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const MARKS = /[\p{M}\u00ad]/gu;

/** Latin letters that look like Cyrillic ones. Upper case has more of them. */
const LOOK_ALIKES = new Map(
  Object.entries({
    a: "а",
    b: "в",
    c: "с",
    e: "е",
    h: "н",
    k: "к",
    m: "м",
    o: "о",
    p: "р",
    t: "т",
    x: "х",
    y: "у",
  }),
);
const ALL_LOOK_ALIKE = /^[ABCEHKMOPTXY]+$/;

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    folded: fold(word),
    start: index,
    end: index + word.length,
  })).filter(({ folded }) => folded !== "");
}

/** One spelling for what people hold for the same word: case, ё, stress marks, soft hyphens, look-alike letters. */
export const fold = remember((word) => {
  // «й» must be one letter before the marks go, or it would become «и».
  const plain = word.normalize("NFC").replace(MARKS, "");
  const lower = plain.toLowerCase().replaceAll("ё", "е");
  return hasCyrillic(plain) || ALL_LOOK_ALIKE.test(plain)
    ? Array.from(lower, (letter) => LOOK_ALIKES.get(letter) ?? letter).join("")
    : lower;
});

export function hasCyrillic(text: string): boolean {
  return CYRILLIC.test(text);
}
