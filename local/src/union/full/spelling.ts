import type { Dice } from "./dice.ts";

interface Name {
  last: string;
  first: string;
  patronymic: string;
}

const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("АаВСсЕеНКМОоРрТХх", (letter, place) => [letter, "AaBCcEeHKMOoPpTXx"[place] ?? letter]),
);

/** The same name as another hand writes it: ё or е, a Latin letter that looks alike, capitals, columns exchanged. */
export function respell({ last, first, patronymic }: Name, dice: Dice): Name {
  const each = (write: (word: string) => string) => {
    return { last: write(last), first: write(first), patronymic: write(patronymic) };
  };
  switch (dice.from(0, 4)) {
    case 0:
      return each((word) => word.replaceAll("ё", "е").replaceAll("Ё", "Е"));
    case 1:
      return { last: withLatin(last), first, patronymic };
    case 2:
      return each((word) => word.toUpperCase());
    case 3:
      return patronymic === ""
        ? { last, first, patronymic }
        : { last: first, first: patronymic, patronymic: last };
    default:
      return each((word) => ` ${word.toLowerCase()}  `);
  }
}

function withLatin(word: string): string {
  const place = Array.from(word).findIndex((letter) => letter in LOOKALIKES);
  const letter = word[place];
  return letter === undefined ? word : word.slice(0, place) + LOOKALIKES[letter] + word.slice(place + 1);
}

const LETTERS = "аеиорнтслкмвпду";

/** One slip of the pen behind the first letter: a letter wrong, missing, added, or two exchanged. */
export function misspell(word: string, dice: Dice): string {
  const place = dice.from(1, Math.max(1, word.length - 2));
  const letter = dice.pick(Array.from(LETTERS));
  const [before, after] = [word.slice(0, place), word.slice(place + 1)];
  switch (dice.from(0, 3)) {
    case 0:
      return before + letter + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + word.slice(place);
    default:
      return before + (word[place + 1] ?? "") + (word[place] ?? "") + after.slice(1);
  }
}
