/** Days in a row as their first and last: 1, 2, 3, 6 are 1 to 3, and 6. */
export function spansOf(days: readonly number[]): [first: number, last: number][] {
  const spans: [number, number][] = [];
  for (const day of [...new Set(days)].toSorted((one, other) => one - other)) {
    const span = spans.at(-1);
    if (span && span[1] === day - 1) span[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}
