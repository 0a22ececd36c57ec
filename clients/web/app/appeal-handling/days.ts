const DAY_MS = 86_400_000;
const MOSCOW_MS = 3 * 3_600_000;

/** The days that end today, by the clocks of Moscow. */
export function lastDays(count: number): { from: string; until: string } {
  const now = Date.now() + MOSCOW_MS;
  return { from: dayOf(now - (count - 1) * DAY_MS), until: dayOf(now) };
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

/** A day that an address names. */
export function dayIn(asked: URLSearchParams, name: string): string | null {
  const day = asked.get(name);
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}
