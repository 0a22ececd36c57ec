/** Fewer people than this are not told to those without a right to the cards. */
export const SMALLEST_TOLD = 5;

/** Whether a number is of so few that it may tell of one; of nobody it tells nothing. */
export function isFew(count: number): boolean {
  return count > 0 && count < SMALLEST_TOLD;
}
