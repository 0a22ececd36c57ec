import type { KnownWord, SoughtWord, Vocabulary } from "../index/search-index.js";
import { mostEdits } from "../language/distance.js";
import { inOtherLayout } from "../language/keyboard.js";
import { stemOf } from "../language/stem.js";
import { isStopWord } from "../language/stop-words.js";
import { type Word, wordsOf } from "../language/word.js";

const MOST_WORDS = 16;
const MOST_ENDINGS = 20;
const SHORTEST_BEGINNING = 3;

interface UnderstoodQuery {
  words: SoughtWord[];
  /** The query as it was read, where the keyboard layout or the spelling was mended; else null. */
  corrected: string | null;
}

/** One reading of the query: in the layout it was typed in, or in the other. */
interface Reading {
  text: string;
  words: Word[];
  known: ReadonlySet<string>;
  unknown: Word[];
  mended: Map<Word, Mended>;
}

/** What an unknown word is taken for: another word, or the beginning of some. */
interface Mended {
  word: string;
  stems: string[];
  isSlip: boolean;
}

/** Reads a clean query as the index can answer it: layout first, before the words are cut, then spelling. */
export async function understandQuery(text: string, vocabulary: Vocabulary): Promise<UnderstoodQuery> {
  const swapped = inOtherLayout(text);
  const readings = await Promise.all(
    [text, ...(swapped === null ? [] : [swapped])].map((one) => read(one, vocabulary)),
  );
  // The first of equals is what was typed.
  const best = readings.reduce((one, other) => (sense(other) > sense(one) ? other : one));
  const telling = best.words.filter(({ folded }) => !isStopWord(folded));
  const slips = best.words.filter((word) => best.mended.get(word)?.isSlip);
  return {
    words: (telling.length > 0 ? telling : best.words).map((word) => soughtWord(word, best)),
    corrected: best.text !== text || slips.length > 0 ? rewritten(best) : null,
  };
}

/** The query read as words to begin with: for suggestions, where the last word is still being typed. */
export async function readBeginning(text: string, vocabulary: Vocabulary): Promise<string> {
  const swapped = inOtherLayout(text);
  if (swapped === null) return text;
  return (await beginsSomething(text, vocabulary)) || !(await beginsSomething(swapped, vocabulary))
    ? text
    : swapped;
}

async function beginsSomething(text: string, vocabulary: Vocabulary): Promise<boolean> {
  const last = wordsOf(text).at(-1);
  return last !== undefined && (await vocabulary.startingWith(last.folded, 1)).length > 0;
}

async function read(text: string, vocabulary: Vocabulary): Promise<Reading> {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  const known = await vocabulary.known([...new Set(words.flatMap(({ folded }) => [folded, stemOf(folded)]))]);
  const unknown = words.filter(
    ({ folded }) =>
      !isStopWord(folded) && !isNumber(folded) && !known.has(folded) && !known.has(stemOf(folded)),
  );
  const mended = await Promise.all(
    unknown.map(async (word) => [word, await mend(word, word === words.at(-1), vocabulary)] as const),
  );
  return {
    text,
    words,
    known,
    unknown,
    mended: new Map(mended.flatMap(([word, mend]) => (mend ? [[word, mend]] : []))),
  };
}

async function mend(word: Word, isLast: boolean, vocabulary: Vocabulary): Promise<Mended | undefined> {
  const { folded } = word;
  if (isLast && folded.length >= SHORTEST_BEGINNING) {
    const begun = await vocabulary.startingWith(folded, MOST_ENDINGS);
    if (begun.length > 0) return { word: folded, stems: stemsOf(begun), isSlip: false };
  }
  if (mostEdits(folded) === 0) return undefined;
  const [nearest] = await vocabulary.similar(folded);
  return nearest && { word: nearest.word, stems: [nearest.stem], isSlip: true };
}

/** How much of a reading makes sense: a known word counts whole, one that had to be mended half. */
function sense({ words, unknown, mended }: Reading): number {
  return words.length === 0 ? 0 : (words.length - unknown.length + mended.size / 2) / words.length;
}

function soughtWord(word: Word, { known, mended }: Reading): SoughtWord {
  const slip = mended.get(word);
  if (slip) return { exact: slip.word, stems: slip.stems };
  const stem = stemOf(word.folded);
  // A word may look like a form of another («опал» of «опасть») and be the stem of what is meant («опалы»).
  const stems = known.has(word.folded) ? [...new Set([stem, word.folded])] : [stem];
  return { exact: word.folded, stems };
}

function rewritten({ text, words, mended }: Reading): string {
  let rewritten = "";
  let place = 0;
  for (const word of words) {
    const slip = mended.get(word);
    rewritten += text.slice(place, word.start);
    rewritten += slip?.isSlip ? slip.word : text.slice(word.start, word.end);
    place = word.end;
  }
  return rewritten + text.slice(place);
}

function stemsOf(words: readonly KnownWord[]): string[] {
  return [...new Set(words.map(({ stem }) => stem))];
}

function isNumber(word: string): boolean {
  return /^\p{N}+$/u.test(word);
}
