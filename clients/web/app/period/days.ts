import { dayOf } from "../language/format.js";

const DAY_MS = 86_400_000;

/** The days that end today, by the clocks of Moscow. */
export function lastDays(count: number): { from: string; until: string } {
  const now = Date.now();
  return { from: dayOf(now - (count - 1) * DAY_MS), until: dayOf(now) };
}

/** The days that an address names; where it names none, so many that end today. */
export function daysIn(asked: URLSearchParams, count: number): { from: string; until: string } {
  const usual = lastDays(count);
  return { from: dayIn(asked, "from") ?? usual.from, until: dayIn(asked, "until") ?? usual.until };
}

function dayIn(asked: URLSearchParams, name: string): string | null {
  const day = asked.get(name);
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}
