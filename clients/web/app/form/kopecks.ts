/** Roubles as they are typed: «1 234,50». What is no sum is below nothing. */
export function kopecksOf(typed: string): number {
  const roubles = Number(typed.replaceAll(/[\s\u00a0]/g, "").replace(",", "."));
  return Number.isFinite(roubles) ? Math.round(roubles * 100) : -1;
}
