/** How high organisations stand; the smaller, the higher. */
const RANKS = { NATIONAL: 0, REGIONAL: 1, OKRUG: 2, INDUSTRY: 2, TERRITORIAL: 3, PRIMARY: 4 } as const;

export type Level = keyof typeof RANKS;

/** The levels that may stand below one, from the top down: letters go to all the chairs of such a level at once. */
export function levelsBelow(level: Level): Level[] {
  return (Object.keys(RANKS) as Level[]).filter((one) => RANKS[one] > RANKS[level]);
}
