import type { Written } from "../form/written.js";

export const MOST_QUESTIONS = 100;

/** How many questions the form has room for. */
export function countIn(written: Written): number {
  return Math.min(MOST_QUESTIONS, Math.max(1, Math.trunc(Number(written("count"))) || 1));
}
