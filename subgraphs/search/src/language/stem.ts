import { stemmer as englishStem } from "@orama/stemmers/english";
import { stemmer as russianStem } from "@orama/stemmers/russian";
import { remember } from "./remember.js";
import { hasCyrillic } from "./word.js";

/** What the forms of a word have in common: «взносы» and «взносов» are «взнос». Takes a folded word. */
export const stemOf = remember((word) =>
  hasCyrillic(word) ? withoutFleetingVowel(russianStem(word)) : englishStem(word),
);

/** Forms that a rule does not bring together. */
const SAME = new Map([
  ["дня", "ден"],
  ["дне", "ден"],
  ["дни", "ден"],
  ["дням", "ден"],
  ["днем", "ден"],
  ["пис", "письм"],
  ["пес", "песн"],
  ["дет", "ребенк"],
  ["люд", "человек"],
  ["земел", "земл"],
  ["окон", "окн"],
  ["сестер", "сестр"],
  ["кухон", "кухн"],
  ["ясел", "ясл"],
  ["яслях", "ясл"],
  ["рубл", "руб"],
]);

const FLEETING = /(?<=[бвгджзйклмнпрстфхцчшщ])(?:о(?=к$)|(?<=[жчш])е(?=к$)|е(?=ц$))/u;

/** «путёвок» and «путёвка», «чашек» and «чашка», «отец» and «отца» have one stem. */
function withoutFleetingVowel(stem: string): string {
  const firm = stem.length < 4 ? stem : stem.replace(FLEETING, "");
  return SAME.get(firm) ?? firm;
}
