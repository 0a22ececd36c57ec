import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { LAST_LETTER } from "../organisation/name-order.js";
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
  /** Words behind the surname's first that many bear: their walk is along the index alone. */
  common: string[] | null;
}

export interface MemberSearch {
  /** Conditions of which each member meets at most one. Apart, each is a walk along an index of names. */
  branches: Branch[];
  /** The same as one condition, for counting. */
  whole: Condition;
}

export const EVERYONE: MemberSearch = alone("true", [], true);

const MOST_WORDS = 5;

/** Beyond so many, the words are common, and reading in the order of names soon fills a page. */
const MOST_CANDIDATES = 1_000;

/** By the sixteen digits of a card, by a telephone in any writing, or by the beginnings of the words of a name. */
export async function searchFor(text: string, isWide: boolean, { load }: Context): Promise<MemberSearch> {
  const digits = text.replaceAll(/[\s-]/g, "");
  if (/^\d{16}$/.test(digits)) {
    return alone("id in (select member_id from membership_cards where number = ?)", [digits]);
  }
  const phone = normalisePhone(text);
  if (phone) return alone("phone = ?", [phone]);
  const words = tellingWords(text);
  if (words.length === 0) return alone("false");

  // Either one of the words begins the surname, and the rest stand behind, or all stand behind it.
  const bearers = isWide ? await Promise.all(words.map((word) => load(bearersOf).load(word))) : [];
  const isBorne = (word: string) => bearers[words.indexOf(word)] !== 0;
  const bySurname = words
    .map((word) => ({ word, others: words.filter((other) => other !== word) }))
    .filter(({ others }) => others.every(isBorne))
    .map(({ word, others }) => ({
      ...and(begins(word), ...others.map(behind)),
      prefix: word,
      isWalk: true,
      common: null,
    }));
  const isCommon = words.length === 1 && Number(bearers[0]) > MOST_CANDIDATES;
  const isSought = isWide && !isCommon && words.every(isBorne);
  const candidates = isSought ? await load(candidatesFor).load(words.join(" ")) : null;
  const byTheRest = {
    ...and(
      candidates ? { sql: "id = any(?::uuid[])", params: [listOf(candidates)] } : and(...words.map(behind)),
      ...words.map((word) => not(begins(word))),
    ),
    prefix: "",
    isWalk: candidates === null,
    common: isCommon ? words : null,
  };
  const branches = words.every(isBorne) ? [...bySurname, byTheRest] : bySurname;
  return branches.length === 0 ? alone("false") : { branches, whole: or(...branches) };
}

/** A word that begins another says nothing more. */
function tellingWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

/** How many bear, behind the surname's first word, words that begin so. Mostly a surname is sought, and nobody does. */
async function bearersOf(words: readonly string[], { em }: Context): Promise<number[]> {
  const rows = await em.execute<{ bearers: number }[]>(
    `select coalesce(sum(bearers), 0)::int as bearers
     from unnest(?::text[]) with ordinality as asked (word, place)
     left join later_words on later_words.word >= asked.word collate "C"
       and later_words.word < asked.word || ? collate "C"
     group by place order by place`,
    [listOf(words), LAST_LETTER],
  );
  return rows.map(({ bearers }) => bearers);
}

/** Members by words none of which is the surname's first; null where there are too many to name. */
function candidatesFor(keys: readonly string[], { em }: Context): Promise<(string[] | null)[]> {
  return Promise.all(
    keys.map(async (words) => {
      const rows = await em.execute<{ id: string }[]>(
        "select id from members_with_later_words(string_to_array(?, ' '), ?) as id",
        [words, MOST_CANDIDATES + 1],
      );
      return rows.length > MOST_CANDIDATES ? null : rows.map(({ id }) => id);
    }),
  );
}

function begins(word: string): Condition {
  return { sql: "name_key ^@ ?", params: [word] };
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
  return { branches: [{ sql, params, prefix: "", isWalk, common: null }], whole: { sql, params } };
}
