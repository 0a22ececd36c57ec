/** Roubles as they are typed: «1 234,50», nothing being none. What is no sum, as «10,000», is below nothing. */
export function kopecksOf(typed: string): number {
  const plain = typed.replaceAll(/\s/g, "");
  if (plain === "") return 0;
  return /^-?\d+(?:[.,]\d{1,2})?$/.test(plain) ? Math.round(Number(plain.replace(",", ".")) * 100) : -1;
}
