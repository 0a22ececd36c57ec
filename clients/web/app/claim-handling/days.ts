const DAY_MS = 86_400_000;

/** Whole days from one moment to another. */
export function daysBetween(from: string, until: string): number {
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / DAY_MS));
}
