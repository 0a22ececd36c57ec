import { distance, mostEdits } from "../language/distance.js";
import type { KnownWord } from "./search-index.js";

const MOST = 10;

/** Those of the words that are a few slips away, nearest first; of equals the one with the same first letter, then the most frequent. */
export function similarOf(word: string, words: readonly KnownWord[]): KnownWord[] {
  const most = mostEdits(word);
  return words
    .map((known) => ({ known, edits: distance(word, known.word, most) }))
    .filter(({ edits }) => edits <= most)
    .toSorted(
      (one, other) =>
        one.edits - other.edits ||
        Number(other.known.word[0] === word[0]) - Number(one.known.word[0] === word[0]) ||
        other.known.count - one.known.count ||
        one.known.word.localeCompare(other.known.word),
    )
    .slice(0, MOST)
    .map(({ known }) => known);
}
