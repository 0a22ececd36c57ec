import type { EntityManager } from "@angel/kit/database";
import { wordsOf } from "./person-name.js";
import { normalisePhone } from "./phone.js";

/** A condition on `members`. */
export interface Condition {
  sql: string;
  params: unknown[];
}

const MOST_WORDS = 5;

/** Beyond so many, the words are common, and reading in the order of names soon fills a page. */
const MOST_CANDIDATES = 1_000;

/** By the sixteen digits of a card, by a telephone in any writing, or by the beginnings of the words of a name. */
export async function searchCondition(
  search: string,
  isWide: boolean,
  em: EntityManager,
): Promise<Condition> {
  const digits = search.replaceAll(/[\s-]/g, "");
  if (/^\d{16}$/.test(digits)) {
    return { sql: "id in (select member_id from membership_cards where number = ?)", params: [digits] };
  }
  const phone = normalisePhone(search);
  if (phone) return { sql: "phone = ?", params: [phone] };
  const words = wordsOf(search).slice(0, MOST_WORDS);
  if (words.length === 0) return { sql: "false", params: [] };
  const candidates = isWide ? await candidatesFor(words, em) : null;
  if (candidates) return { sql: "id = any(?::uuid[])", params: [`{${candidates.join()}}`] };
  return {
    sql: words.map(() => "(name_key ^@ ? or name_key like ?)").join(" and "),
    params: words.flatMap((word) => [word, `% ${word}%`]),
  };
}

async function candidatesFor(words: string[], em: EntityManager): Promise<string[] | null> {
  const rows = await em.execute<{ id: string }[]>(
    "select id from members_with_words(array(select json_array_elements_text(?::json)), ?) as id",
    [JSON.stringify(words), MOST_CANDIDATES + 1],
  );
  return rows.length > MOST_CANDIDATES ? null : rows.map(({ id }) => id);
}
