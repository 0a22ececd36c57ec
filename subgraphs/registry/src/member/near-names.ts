import type { Context } from "@angel/kit/subgraph";
import { LONGEST_NAME } from "./check-name.js";
import { wordsOf } from "./person-name.js";

/** What somebody may have meant who misspelt a name. */
export interface NearNames {
  /** Beginnings of `name_key`, none of which begins another. */
  prefixes: string[];
  /** Words that stand behind the beginning, as they were written. */
  behind: string[];
}

type Part = "LAST" | "FIRST" | "PATRONYMIC";

interface Likeness {
  word: string;
  slips: number;
}

const MOST_WORDS = 3;
const MOST_LIKE = { LAST: 12, FIRST: 6, PATRONYMIC: 6 } as const;
const MOST_PREFIXES = 60;

/** Names one slip of the pen a word from those written; null where no surname is near. */
export async function namesNear(text: string, { em }: Context): Promise<NearNames | null> {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (words.some(({ length }) => length > LONGEST_NAME)) return null;
  const rows = await em.execute<{ part: Part; word: string }[]>(
    "select distinct part, word from name_words where near = any(string_to_array(?, ' '))",
    [[...new Set(words.flatMap(spellingsNear))].join(" ")],
  );
  const like = (written: string, part: Part): Likeness[] =>
    rows
      .filter((row) => row.part === part)
      .map(({ word }) => ({ word, slips: slipsBetween(written, word) }))
      .filter(({ slips }) => slips <= 1)
      .toSorted((one, other) => one.slips - other.slips)
      .slice(0, MOST_LIKE[part]);

  // The surname is the word that is nearest to one and no first name; mostly it comes first.
  const surnames = words.map((word) => like(word, "LAST"));
  const place = words.findIndex(
    (word, at) => surnames[at]?.length && !like(word, "FIRST").some(({ slips }) => slips === 0),
  );
  const [surnameAt, lasts] =
    place >= 0 ? [place, surnames[place] ?? []] : [0, await lookingLike(words[0] ?? "")];
  if (lasts.length === 0) return null;

  const behind: string[] = [];
  let firsts: Likeness[] = [];
  let fathers: Likeness[] = [];
  for (const word of words.filter((_, at) => at !== surnameAt)) {
    const [first, father] = [like(word, "FIRST"), like(word, "PATRONYMIC")];
    if (firsts.length === 0 && first.length > 0) firsts = first;
    else if (firsts.length > 0 && father.length > 0) fathers = father;
    else behind.push(word);
  }
  const prefixes = lasts.flatMap((last) =>
    firsts.length === 0
      ? [{ prefix: `${last.word} `, slips: last.slips }]
      : firsts.flatMap((first) => {
          const named = { prefix: `${last.word} ${first.word}`, slips: last.slips + first.slips };
          return fathers.length === 0
            ? [named]
            : fathers.map((father) => ({
                prefix: `${named.prefix} ${father.word}`,
                slips: named.slips + father.slips,
              }));
        }),
  );
  const nearest = prefixes.toSorted((one, other) => one.slips - other.slips).slice(0, MOST_PREFIXES);
  const names = nearest.map(({ prefix }) => prefix);
  return {
    prefixes: names.filter((name) => !names.some((other) => other !== name && name.startsWith(other))),
    behind,
  };

  /** Further from any surname than one slip: those that look most alike. */
  async function lookingLike(word: string): Promise<Likeness[]> {
    const found = await em.execute<{ word: string }[]>(
      `select word from name_words where part = 'LAST' and near = word order by word operator(extensions.<->) ? limit 8`,
      [word],
    );
    return found
      .map((row) => ({ word: row.word, slips: slipsBetween(word, row.word) }))
      .filter(({ slips }) => slips <= Math.max(2, Math.floor(word.length / 4)));
  }
}

/** The word, and what is left of it when one letter is taken out, as `near_spellings` in the database. */
function spellingsNear(word: string): string[] {
  if (word.length <= 2) return [word];
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Letters wrong, missing or added, and neighbours exchanged (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      let slips = Math.min(
        (last[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isExchanged =
        row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isExchanged) slips = Math.min(slips, (before[at - 2] ?? 0) + 1);
      line.push(slips);
    }
    [before, last] = [last, line];
  }
  return last[other.length] ?? 0;
}
