import type { Written } from "./written.js";

/** For how many questions a form that grows has room: one at least, and no more than there may be. */
export function countIn(written: Written, most: number): number {
  return Math.min(most, Math.max(1, Math.trunc(Number(written("count"))) || 1));
}
