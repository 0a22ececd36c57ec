import type { EntityManager } from "@angel/kit/database";
import type { PayoutTable } from "./payout-table.entity.js";
import type { PayoutRow } from "./payout-table.type.js";

const MOST = 5;

/**
 * Rows that plain words may mean, the likeliest first. Postgres knows the stems of Russian; a word that few rows have
 * says more than one that many have; what a row was given to be found by, more than what its title mentions.
 */
export async function suggestRows(
  em: EntityManager,
  { rows }: PayoutTable,
  text: string,
): Promise<{ row: PayoutRow; weight: number }[]> {
  const words = rows.map(({ code, title, words: more }) => ({ code, words: more.join(" "), title }));
  const found = await em.execute<{ code: string; weight: number }[]>(
    `with rows as (
       select code, ${stemsOf("words")} as stems, ${stemsOf("words || ' ' || title")} as all_stems
       from jsonb_to_recordset(?::jsonb) as given (code text, words text, title text)),
     told as (
       select stem, ln(1 + (select count(*) from rows)::float8 / nullif((
           select count(*) from rows where stem = any(all_stems)), 0)) as rarity
       from unnest(${stemsOf("?::text")}) as stem)
     select code, sum(case when stem = any(stems) then rarity else rarity / 2 end)
       / (1 + ln(cardinality(all_stems))) as weight
     from rows join told on stem = any(all_stems)
     group by code, all_stems order by weight desc, code limit ?::int`,
    [JSON.stringify(words), text, MOST],
  );
  const best = found[0]?.weight ?? 1;
  return found.flatMap(({ code, weight }) => {
    const row = rows.find((one) => one.code === code);
    // What is told of by a common word alone is no suggestion beside a good one.
    return row && weight >= best / 3 ? [{ row, weight: weight / best }] : [];
  });
}

function stemsOf(text: string): string {
  return `tsvector_to_array(to_tsvector('russian', replace(lower(${text}), 'ё', 'е')))`;
}
