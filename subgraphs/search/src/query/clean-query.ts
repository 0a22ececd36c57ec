import { badInput } from "@angel/kit/refusal";

const MOST_LETTERS = 1_000;

/** What the person typed, without what no one can type on purpose: control characters, halves of letters. */
export function cleanQuery(query: string): string {
  if (query.length > MOST_LETTERS) throw badInput(`\`query\` may have at most ${MOST_LETTERS} characters.`);
  return query.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
}
