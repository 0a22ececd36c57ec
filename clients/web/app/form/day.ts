import type { Written } from "./written.js";

/** Whether a day of the calendar is written, as fields for days send it: `2026-11-22`. */
export function isDay(written: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(written) ? new Date(written) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

/** Which of these fields of a form say something that is no day. */
export function noDaysIn(written: Written, paths: readonly string[]): string[] {
  return paths.filter((path) => written(path) && !isDay(written(path)));
}
