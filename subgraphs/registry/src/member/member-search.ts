import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { FIRST_ID, LAST_LETTER } from "../organisation/name-order.js";
import type { MemberScope } from "./member-scope.js";
import { wordsOf } from "./person-name.js";
import { normalisePhone } from "./phone.js";

/** A condition on `members`. */
export interface Condition {
  sql: string;
  params: unknown[];
}

/** A condition, and how members are found by it. */
export interface Branch extends Condition {
  /** The beginning that all the names which meet it share. */
  prefix: string;
  /** Along the names until the page is full; or all of them first, where they are few and any index finds them. */
  isWalk: boolean;
  /** Words behind the surname's first, by which, with the prefix, those of a page are found. */
  words: string[] | null;
}

export interface MemberSearch {
  /** Conditions of which each member meets at most one. Apart, each is a walk along an index of names. */
  branches: Branch[];
  /** The same as one condition, for counting. */
  whole: () => Promise<Condition>;
}

export const EVERYONE: MemberSearch = alone("true", [], true);

const MOST_WORDS = 5;

/** Beyond so many they are not named one by one: reading in the order of names soon fills a page. */
const MOST_CANDIDATES = 1_000;

/** By the sixteen digits of a card, by a telephone in any writing, or by the beginnings of the words of a name. */
export async function searchFor(
  text: string,
  { isWide, whole }: MemberScope,
  { load }: Context,
): Promise<MemberSearch> {
  const digits = text.replaceAll(/[\s-]/g, "");
  if (/^\d{16}$/.test(digits)) {
    return alone("id in (select member_id from membership_cards where number = ?)", [digits]);
  }
  const phone = normalisePhone(text);
  if (phone) return alone("phone = ?", [phone]);
  const words = tellingWords(text);
  if (words.length === 0) return alone("false");

  // Either one of the words begins the surname, and the rest stand behind, or all stand behind it.
  const areBorne = isWide ? await Promise.all(words.map((word) => load(isBorneBehind).load(word))) : [];
  const isBorne = (word: string) => areBorne[words.indexOf(word)] !== false;
  const isSought = isWide && whole !== undefined;
  const called = words
    .map((word) => ({ word, others: words.filter((other) => other !== word) }))
    .filter(({ others }) => others.every(isBorne))
    .map(({ word, others }) => ({ word, others, ...and(begins(word), ...others.map(behind)) }));
  const bySurname = called.map(({ word, others, sql, params }): Branch => {
    return isSought && others.length > 0
      ? sought(word, others)
      : { sql, params, prefix: word, isWalk: true, words: null };
  });
  if (!words.every(isBorne)) {
    if (bySurname.length === 0) return alone("false");
    return { branches: bySurname, whole: () => Promise.resolve(or(...called)) };
  }

  const named = async (): Promise<Branch> => {
    const found = isWide ? await load(candidatesFor).load(words.join(" ")) : null;
    const condition = found
      ? { sql: "id = any(?::uuid[])", params: [listOf(found)] }
      : and(...words.map(behind), ...words.map((word) => not(begins(word))));
    return { ...condition, prefix: "", isWalk: found === null, words: null };
  };
  return {
    branches: [...bySurname, isSought ? sought("", words) : await named()],
    whole: async () => or(...called, await named()),
  };
}

/** By its words alone: a condition beside them would lead the planner to another index. */
function sought(prefix: string, words: string[]): Branch {
  return { sql: "true", params: [], prefix, isWalk: false, words };
}

/** A word that begins another says nothing more. */
function tellingWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

/** Whether anyone bears a word that begins so behind the surname's first. Mostly a surname is sought, and nobody does. */
async function isBorneBehind(words: readonly string[], { em }: Context): Promise<boolean[]> {
  const rows = await em.execute<{ isBorne: boolean }[]>(
    `select exists (select from later_words where later_words.word >= asked.word collate "C"
       and later_words.word < asked.word || ? collate "C") as "isBorne"
     from unnest(?::text[]) with ordinality as asked (word, place) order by place`,
    [LAST_LETTER, listOf(words)],
  );
  return rows.map(({ isBorne }) => isBorne);
}

/** Members by words none of which is the surname's first; null where there are too many to name. */
function candidatesFor(keys: readonly string[], { em }: Context): Promise<(string[] | null)[]> {
  return Promise.all(
    keys.map(async (words) => {
      const rows = await em.execute<{ id: string }[]>(
        "select id from members_with_words('', string_to_array(?, ' '), null, null, null, '', ?, true, ?) as id",
        [words, FIRST_ID, MOST_CANDIDATES + 1],
      );
      return rows.length > MOST_CANDIDATES ? null : rows.map(({ id }) => id);
    }),
  );
}

/** Comparisons, along which the index of names is read whichever the word is; by `^@` only once the word is known. */
function begins(word: string): Condition {
  return { sql: "(name_key >= ? and name_key < ?)", params: [word, `${word}${LAST_LETTER}`] };
}

/** Not LIKE: of what may leak the planner knows nothing, takes it for rare and sorts all that a walk would soon find. */
function behind(word: string): Condition {
  return { sql: "strpos(name_key, ?) > 0", params: [` ${word}`] };
}

function not({ sql, params }: Condition): Condition {
  return { sql: `not ${sql}`, params };
}

function and(...conditions: Condition[]): Condition {
  return joined(conditions, " and ");
}

function or(...conditions: Condition[]): Condition {
  return joined(conditions, " or ");
}

function joined(conditions: Condition[], word: string): Condition {
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(word)})`,
    params: conditions.flatMap(({ params }) => params),
  };
}

function alone(sql: string, params: unknown[] = [], isWalk = false): MemberSearch {
  return {
    branches: [{ sql, params, prefix: "", isWalk, words: null }],
    whole: () => Promise.resolve({ sql, params }),
  };
}
