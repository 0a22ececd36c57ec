import { stemOf } from "../language/stem.js";
import { type Word, wordsOf } from "../language/word.js";
import type { SoughtWord } from "./search-index.js";

const MOST_READ = 20_000;
const PASSAGE = 220;
const LEAD = 60;

/** The passage with most of what is sought, marked, with everything else escaped; the beginning where nothing matches. */
export function highlight(text: string, sought: readonly SoughtWord[]): string {
  const read = text.slice(0, MOST_READ);
  const stems = new Set(sought.flatMap((word) => word.stems));
  const exact = new Set(sought.map((word) => word.exact));
  const matches = wordsOf(read).filter(({ folded }) => exact.has(folded) || stems.has(stemOf(folded)));
  const start = beginningOf(read, richestOf(matches)?.start);
  const end = endingOf(read, start);
  let marked = start > 0 ? "…" : "";
  let place = start;
  for (const match of matches) {
    if (match.start < start || match.end > end) continue;
    marked += `${escaped(read.slice(place, match.start))}<mark>${escaped(read.slice(match.start, match.end))}</mark>`;
    place = match.end;
  }
  return `${marked}${escaped(read.slice(place, end))}${end < read.length ? "…" : ""}`;
}

/** The match from which a passage holds the most different words of the query. */
function richestOf(matches: readonly Word[]): Word | undefined {
  let richest: Word | undefined;
  let most = 0;
  for (const [place, match] of matches.entries()) {
    const near = new Set<string>();
    for (let next = place; next < matches.length; next += 1) {
      const other = matches[next];
      if (!other || other.end > match.start + PASSAGE - LEAD) break;
      near.add(stemOf(other.folded));
    }
    if (near.size > most) [richest, most] = [match, near.size];
  }
  return richest;
}

function beginningOf(text: string, match = 0): number {
  if (match <= LEAD) return 0;
  const space = text.indexOf(" ", match - LEAD);
  return space === -1 || space >= match ? match : space + 1;
}

function endingOf(text: string, start: number): number {
  if (text.length <= start + PASSAGE) return text.length;
  const space = text.lastIndexOf(" ", start + PASSAGE);
  return space > start + PASSAGE / 2 ? space : start + PASSAGE;
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  // A cut may have gone through a character outside the common plane: half of it is nothing.
  return text.replace(/\p{Surrogate}/gu, "").replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
