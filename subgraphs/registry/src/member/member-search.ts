import type { Context } from "@angel/kit/subgraph";
import { LAST_LETTER } from "../organisation/name-order.js";
import { wordsOf } from "./person-name.js";
import { normalisePhone } from "./phone.js";

/** A condition on `members`. */
export interface Condition {
  sql: string;
  params: unknown[];
}

/** A condition, and the beginning that all the names which meet it share. */
interface Branch extends Condition {
  prefix: string;
}

export interface MemberSearch {
  /** Conditions of which each member meets at most one. Apart, each is a walk along an index of names. */
  branches: Branch[];
  /** The same as one condition, for counting. */
  whole: Condition;
}

export const EVERYONE: MemberSearch = alone("true");

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
  const bySurname = words.map((word) => ({
    ...and(begins(word), ...words.filter((other) => other !== word).map(behind)),
    prefix: word,
  }));
  const candidates = isWide ? await load(candidatesFor).load(words.join(" ")) : null;
  const found = candidates
    ? { sql: "id = any(?::uuid[])", params: [`{${candidates.join()}}`] }
    : and(...words.map(behind));
  const byTheRest = { ...and(found, ...words.map((word) => not(begins(word)))), prefix: "" };
  const branches = [...bySurname, byTheRest];
  return { branches, whole: or(...branches) };
}

/** A word that begins another says nothing more. */
function tellingWords(text: string): string[] {
  const words = [...new Set(wordsOf(text))].slice(0, MOST_WORDS);
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

/** Members by words none of which is the surname's first; null where there are too many to name. */
function candidatesFor(keys: readonly string[], { em }: Context): Promise<(string[] | null)[]> {
  return Promise.all(
    keys.map(async (words) => {
      // Mostly a surname is sought, and no other word begins as it does.
      const [known] = await em.execute<{ all: boolean }[]>(
        `select bool_and(exists (select from later_words
           where word >= asked collate "C" and word < asked || ? collate "C")) as all
         from unnest(string_to_array(?, ' ')) as asked`,
        [LAST_LETTER, words],
      );
      if (!known?.all) return [];
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

function alone(sql: string, params: unknown[] = []): MemberSearch {
  return { branches: [{ sql, params, prefix: "" }], whole: { sql, params } };
}
